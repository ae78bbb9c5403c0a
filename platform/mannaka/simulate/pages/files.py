"""The look: the product's own style sheets, and a few of the windows'."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import mannaka_kit.ui
from mannaka.simulate.rendering import HERE
from mannaka.simulate.requests import Asked, Reply

if TYPE_CHECKING:
    from mannaka.simulate.house import House

KIT: Final = Path(mannaka_kit.ui.__file__).parent / "static" / "ui"
FOLDERS: Final = (HERE / "static", KIT)
KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def static(_house: House, _asked: Asked, *, name: str) -> Reply | None:
    """Return a style sheet or a script."""
    for folder in FOLDERS:
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.suffix in KINDS and path.is_file():
            return Reply(body=path.read_bytes(), media_type=KINDS[path.suffix])
    return None
