"""Dates and times in the words of the page's language, always in the centre's time zone."""

import datetime as dt

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import get_language, gettext

WEEKDAYS_JA = "月火水木金土日"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_BETWEEN = ("", " ")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _is_english() -> bool:
    return (get_language() or "ja").startswith("en")


def _local(value: dt.date) -> dt.date:
    """Move an aware moment to the centre's time zone; leave days and naive times as they are."""
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _english_day(day: dt.date) -> str:
    return f"{WEEKDAYS_EN[day.weekday()]} {day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def _japanese_day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日（{WEEKDAYS_JA[day.weekday()]}）"


def show_day(value: dt.date) -> str:
    """Write 「1月15日（木）」, in English "Thu 15 Jan 2026"."""
    day = _local(value)
    return _english_day(day) if _is_english() else _japanese_day(day)


def show_full_day(value: dt.date) -> str:
    """Write 「2026年1月15日（木）」, for pages that are read in another year."""
    day = _local(value)
    return _english_day(day) if _is_english() else f"{day.year}年{_japanese_day(day)}"


def show_month(value: dt.date) -> str:
    """Write 「1月」, in English "Jan"."""
    return MONTHS_EN[value.month - 1] if _is_english() else f"{value.month}月"


def show_number(value: int) -> str:
    """Write 「1,282」."""
    return f"{value:,}"


def show_clock(value: dt.datetime | dt.time) -> str:
    """Write 「14:30」; hours have no leading zero, as on the centre's door."""
    moment = _local(value) if isinstance(value, dt.datetime) else value
    assert isinstance(moment, dt.datetime | dt.time)  # noqa: S101 - _local keeps a datetime a datetime
    return f"{moment.hour}:{moment.minute:02}"


def show_moment(value: dt.datetime) -> str:
    """Write 「1月15日（木）14:30」, in English "Thu 15 Jan 2026, 14:30"."""
    between = ", " if _is_english() else ""
    return f"{show_day(value)}{between}{show_clock(value)}"


def show_waited(since: dt.datetime, now: dt.datetime) -> str:
    """Write 「3時間前から」, in English "for 3 hours"; it stands beside the moment itself."""
    return gettext("%(long)s前から") % {"long": timesince(since, now, depth=1).replace("\xa0", _BETWEEN[_is_english()])}


def in_brackets(text: object) -> str:
    """Write 「（市民税課）」, in English " (Tax)"; nothing where there is nothing to say."""
    if not str(text):
        return ""
    return f" ({text})" if _is_english() else f"（{text}）"
