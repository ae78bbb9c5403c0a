"""
Bells for open pages: "something in this topic changed", and no word of what.

A write rings after its commit, straight into Valkey, and a bell may be lost; the page then asks for the news through
the usual doors. A page listens with a single-use ticket, for minutes, until its session or a role of its owner ends.
What the process `live` needs of this package (`names`, `grants`) is free of Django; the names below load it on use.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mannaka_kit.live.announcements import announces, narrows
    from mannaka_kit.live.bells import publish
    from mannaka_kit.live.closing import close

_HOMES = {"announces": "announcements", "narrows": "announcements", "publish": "bells", "close": "closing"}
__all__ = ["announces", "close", "narrows", "publish"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
