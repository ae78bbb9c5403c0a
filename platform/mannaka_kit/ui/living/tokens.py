"""The values of the design as the stylesheet has them, with the contrast that the eye gets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

STYLES: Final = Path(__file__).parents[1] / "static" / "ui" / "css"
_VALUE: Final = re.compile(r"^ {4}--([a-z0-9-]+): ([^;]+);", re.MULTILINE)
_HEX: Final = re.compile(r"#[0-9a-f]{6}")
_REM: Final = re.compile(r"([\d.]+)rem")
_REM_PIXELS: Final = 16
_TEXT: Final = 4.5
_SHAPE: Final = 3.0
_LINEAR_UP_TO: Final = 0.04045  # as sRGB is defined
_INKS: Final = ("#1a1a1a", "#ffffff")


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour, and how it stands out from white and as a ground under text."""

    name: str
    value: str
    on_white: float
    under_text: float

    @property
    def use(self) -> str:
        """Say what it is fit for on white."""
        return "text" if self.on_white >= _TEXT else "shape" if self.on_white >= _SHAPE else "ground"


@dataclass(frozen=True, slots=True)
class Length:
    """A length by its name."""

    name: str
    value: str
    pixels: float


@cache
def colours() -> list[Colour]:
    """Return every colour with a value of its own."""
    found = ((name, value) for name, value in _values() if _HEX.fullmatch(value))
    return [
        Colour(name, value, contrast(value, _INKS[1]), max(contrast(value, ink) for ink in _INKS))
        for name, value in found
    ]


@cache
def spaces() -> list[Length]:
    """Return the steps of space."""
    return [
        Length(name, value, float(found.group(1)) * _REM_PIXELS)
        for name, value in _values()
        if name.startswith("space-") and (found := _REM.fullmatch(value))
    ]


def sizes() -> list[str]:
    """Return the names of the sizes of text, which each face sets for itself."""
    return list(dict.fromkeys(name for name, _ in _values() if name.startswith("size-")))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG computes it, cut to two places: rounding up would flatter."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return int((light + 0.05) / (dark + 0.05) * 100) / 100


def _luminance(value: str) -> float:
    red, green, blue = (_linear(int(value[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4)


def _values() -> Iterator[tuple[str, str]]:
    yield from _VALUE.findall((STYLES / "tokens.css").read_text(encoding="utf-8"))
