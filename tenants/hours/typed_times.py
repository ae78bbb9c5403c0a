"""A time of day as people type it: 8:30, ８：３０, 0830, 8時半, 24:00."""

import re
from typing import Final

from mannaka_kit import japanese
from tenants.hours.spans import MIDNIGHT

_HOUR: Final = 60
_WITH_COLON: Final = re.compile(r"(\d{1,2})[:.](\d{2})")
_SPOKEN: Final = re.compile(r"(\d{1,2})時(?:(\d{1,2})分?|(半))?")
_DIGITS: Final = re.compile(r"(\d{1,2})(\d{2})")


def parse_minute(typed: str) -> int:
    """
    Return the minute of the day; 1440 for 24:00.

    :raises ValueError: if there is no such time.
    """
    text = japanese.fold_width(typed).replace(" ", "")
    hour, minute = _parts(text)
    total = hour * _HOUR + minute
    if minute >= _HOUR or total > MIDNIGHT:
        raise ValueError(f"no such time of day: {text}")
    return total


def _parts(text: str) -> tuple[int, int]:
    for form in (_WITH_COLON, _DIGITS):
        found = form.fullmatch(text)
        if found:
            return int(found[1]), int(found[2])
    spoken = _SPOKEN.fullmatch(text)
    if spoken is None:
        raise ValueError(f"not a time of day: {text}")
    return int(spoken[1]), 30 if spoken[3] else int(spoken[2] or 0)
