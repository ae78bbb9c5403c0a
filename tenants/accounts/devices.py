"""A browser's long name of itself, cut down to what a person recognises: the system and the browser, as a code."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.formats import in_brackets

UNKNOWN: Final = "other"
# What stands in the browser's name, in the order in which it tells them apart: Edge calls itself Chrome, too.
_SYSTEMS: Final = (
    ("ipad", "iPad"),
    ("iphone", "iPhone"),
    ("android", "Android"),
    ("chromeos", "CrOS"),
    ("windows", "Windows"),
    ("mac", "Macintosh"),
    ("linux", "Linux"),
)
_BROWSERS: Final = (
    ("edge", "Edg"),
    ("firefox", "Firefox/"),
    ("firefox", "FxiOS"),
    ("chrome", "CriOS"),
    ("chrome", "Chrome/"),
    ("safari", "Safari/"),
)
_SYSTEM_WORDS: Final[dict[str, str | Promise]] = {
    "ipad": "iPad",
    "iphone": "iPhone",
    "android": "Android",
    "chromeos": "Chromebook",
    "windows": _("Windowsのパソコン"),
    "mac": "Mac",
    "linux": _("Linuxのパソコン"),
}
_BROWSER_WORDS: Final = {"edge": "Edge", "firefox": "Firefox", "chrome": "Chrome", "safari": "Safari"}


def device_of(user_agent: str) -> str:
    """Return the code of a device: `windows.edge`."""
    return f"{_first(_SYSTEMS, user_agent)}.{_first(_BROWSERS, user_agent)}"


def device_words(code: str) -> str:
    """Say which device a code means, in the reader's language."""
    system, _dot, browser = code.partition(".")
    words = str(_SYSTEM_WORDS.get(system, gettext("その他の端末")))
    return f"{words}{in_brackets(_BROWSER_WORDS.get(browser, ''))}"


def _first(signs: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for name, sign in signs if sign in user_agent), UNKNOWN)
