"""Files of these tests lie in a folder of their own."""

from pathlib import Path
from typing import Any

import pytest

from case_core.cases.models import Case
from tests.support.cases import new_case
from tests.support.cast import Cast


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


def resting(media: Path) -> list[Path]:
    """Return every file that rests in any city's storage."""
    return sorted(path for path in media.rglob("*") if path.is_file())
