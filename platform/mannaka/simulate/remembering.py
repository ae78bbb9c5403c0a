"""The few things that outlive a restart: addresses that were pasted, and meetings to which a city holds references."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from mannaka.local import kept
from mannaka.simulate.errors import BadWebhookError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mannaka.simulate.console import Console

FILE: Final = "simulated.json"
_AT_WORK: Final = threading.Lock()


def address_key(code: str, name: str) -> str:
    """Return under which name the address of a city's service is kept."""
    return f"{code} {name}"


def recall(folder: Path | None, console: Console, name: str, paste: Callable[[str], None]) -> bool:
    """Paste again the address that was pasted before; tell whether there was one that still is the city's."""
    address = _all(folder).get(address_key(console.city.code, name), "")
    if not address:
        return False
    try:
        paste(address)
    except BadWebhookError:
        return False
    return True


def remember(folder: Path | None, console: Console, name: str) -> None:
    """Keep the address that was pasted."""
    write_down(folder, address_key(console.city.code, name), console.address)


def write_down(folder: Path | None, name: str, text: str) -> None:
    """Keep what a simulated service was told or made, such as a city's meetings."""
    if folder is None:
        return
    with _AT_WORK:  # each request has a thread of its own
        if _all(folder).get(name) != text:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            kept.write_kept(folder / FILE, _all(folder) | {name: text})


def written_down(folder: Path | None, name: str) -> str:
    """Return what was kept; nothing where there is none."""
    return _all(folder).get(name, "")


def _all(folder: Path | None) -> dict[str, str]:
    return kept.read_kept(folder / FILE) if folder is not None else {}
