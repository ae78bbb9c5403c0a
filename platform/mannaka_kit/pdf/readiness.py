"""Can this machine make PDF at all, and if not, what must be installed?"""

import json
import re
from ctypes.util import find_library
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from mannaka_kit.pdf.errors import PressFailedError, PressMissingError, SheetTooLongError
from mannaka_kit.pdf.press import ask

# In the order in which a sheet prefers them: drawn for everybody's eyes first, then the one with nearly all characters.
FAMILIES: Final = ("BIZ UDPGothic", "BIZ UDGothic", "Noto Sans CJK JP", "Noto Sans JP")
PANGO_PACKAGES: Final = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
FONT_PACKAGES: Final = ("fonts-morisawa-bizud-gothic", "fonts-noto-cjk")
FONT_STACK: Final = ", ".join(f'"{family}"' for family in FAMILIES)
_WORDS: Final = "<html lang='ja'><title>あ</title><p>あ永</p></html>"
_KNOWN: Final = ("BIZ-UD", "BIZUD", "Noto-Sans-CJK", "NotoSansCJK", "Noto-Sans-JP", "NotoSansJP")


_LIBRARIES: Final = ("pango-1.0", "pangoft2-1.0")
_FONT_FOLDERS: Final = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
_FONT_FILE: Final = re.compile(r"(BIZ-?UD|NotoSans(CJK|JP)|Noto-?Sans-?JP).*\.(ttf|ttc|otf)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What there is not, and the Debian packages that bring it."""

    what: str
    packages: tuple[str, ...]


def what_is_missing() -> Missing | None:
    """Return what keeps this machine from making PDF, or None; the answer is remembered while the process lives."""
    return _examined()


@cache
def _examined() -> Missing | None:
    try:
        answer = ask({"html": _WORDS, "css": f"* {{ font-family: {FONT_STACK} }}"}, "--probe")
    except (PressFailedError, PressMissingError, SheetTooLongError):
        return Missing(what="Pango", packages=PANGO_PACKAGES)
    names: list[str] = json.loads(answer)
    if any(known in name for name in names for known in _KNOWN):
        return None
    return Missing(what="A Japanese font", packages=FONT_PACKAGES)


def look_around(
    *, libraries: tuple[str, ...] = _LIBRARIES, folders: tuple[Path, ...] = _FONT_FOLDERS
) -> Missing | None:
    """Return what is not installed, without printing anything: quick enough for the start of a process."""
    if not all(map(find_library, libraries)):
        return Missing(what="Pango", packages=PANGO_PACKAGES)
    if not any(_FONT_FILE.fullmatch(path.name) for folder in folders for path in folder.rglob("*")):
        return Missing(what="A Japanese font", packages=FONT_PACKAGES)
    return None
