"""A process that works without pages shows that it lives by touching a file."""

import time
from pathlib import Path
from typing import Final

from django.conf import settings

MOST_SECONDS: Final = 60.0


def beat(part: str) -> None:
    """Say that a part (worker, relay, beat) is alive now."""
    path = _path(part)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def seconds_since(part: str) -> float | None:
    """Return how long ago the part last said so, or None where it never has."""
    try:
        return max(0.0, time.time() - _path(part).stat().st_mtime)
    except FileNotFoundError:
        return None


def is_alive(part: str) -> bool:
    """Tell whether the part said so within the last minute."""
    age = seconds_since(part)
    return age is not None and age <= MOST_SECONDS


def _path(part: str) -> Path:
    return Path(settings.MANNAKA_HEALTH_DIR) / part
