"""Days and times as forms write them: 2026/1/14 10:00, 令和8年1月14日（水）午後1時30分, 2026-01-14T10:00:00+09:00."""

import re
from datetime import date, datetime, time
from typing import Final

from mannaka_kit import japanese
from mannaka_kit.clock import TOKYO

_BRACKETS: Final = re.compile(r"[(（\[][^)）\]]*[)）\]]")
_EIGHT_DIGITS: Final = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_CLOCK: Final = re.compile(r"(?P<half>午前|午後|[AaPp][Mm])?\s*(?P<hour>\d{1,2})\s*(?::|時)\s*(?P<minute>\d{1,2})?")
_AFTER_NOON: Final = ("午後", "PM")
_NOON: Final = 12


def read_day(typed: str) -> date | None:
    """Return the day that was written, or None."""
    plain = _plain(typed)
    try:
        return japanese.parse_date(_EIGHT_DIGITS.sub(r"\1-\2-\3", plain))
    except ValueError:
        return None


def read_time(typed: str) -> time | None:
    """Return the first time that was written, or None: of a span, when it begins."""
    found = _CLOCK.search(_plain(typed))
    return _time(found) if found else None


def read_moment(typed: str) -> tuple[date | None, time | None]:
    """Return the day and the time of a cell that holds both."""
    plain = _plain(typed)
    exact = _exact(plain)
    if exact is not None:
        return exact.date(), exact.time().replace(second=0, microsecond=0)
    found = _CLOCK.search(plain)
    if found is None:
        return read_day(plain), None
    return read_day(plain[: found.start()]), _time(found)


def _plain(typed: str) -> str:
    return _BRACKETS.sub(" ", japanese.fold_width(typed)).strip().rstrip("T").strip()


def _exact(plain: str) -> datetime | None:
    """Return a moment that names its zone, on clocks in Japan."""
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        return None
    return moment.astimezone(TOKYO) if moment.tzinfo else None


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").upper()
    if half in _AFTER_NOON and hour < _NOON:
        hour += _NOON
    try:
        return time(hour, minute)
    except ValueError:
        return None
