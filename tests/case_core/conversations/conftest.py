"""Imabari with an echo channel."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.cast import Cast
from tests.support.deliveries import Line, a_line


@pytest.fixture
def line(here: Cast) -> Line:
    """Return Imabari's echo channel."""
    return a_line(here.city, here.users["mio"])


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """Let files of these tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"
