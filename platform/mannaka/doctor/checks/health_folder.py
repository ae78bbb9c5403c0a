"""Can processes show that they live?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a folder that cannot be made or written: probes would restart sound processes for ever."""
    folder = situation.setting("MANNAKA_HEALTH_DIR")
    if folder and not _is_writable(Path(folder)):
        problem = f"{folder} cannot be made or written."
        yield Finding(setting="MANNAKA_HEALTH_DIR", problem=problem, mend="Name a folder that the processes may write.")


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
