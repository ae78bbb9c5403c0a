"""Whole sentences on the opening hours, for voices on the telephone and for automatic replies."""

from datetime import date, datetime, timedelta
from typing import Final

from django.utils import translation
from django.utils.translation import gettext

from mannaka_kit.clock import TOKYO, day_of
from tenants.hours.opening_states import OpeningState

_NOON: Final = 12
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS_EN: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_JA: Final = "月火水木金土日"


def hours_sentences(state: OpeningState, *, at: datetime, language: str, name: str = "") -> str:
    """
    Say in a few sentences whether somebody is there, until when, and when next, so that it can be read aloud.

    `name` is what the caller reached, such as 「電話相談」; without it the centre is meant.
    """
    with translation.override(language):
        who = name or gettext("相談センター")
        parts = [_now(state, at, who), _why(state), _next(state, at)]
    between = " " if _is_english(language) else ""
    return between.join(part for part in parts if part)


def _now(state: OpeningState, at: datetime, who: str) -> str:
    if not state.is_open:
        words = gettext("ただいま、%(who)sの受付時間外です。")
        return (gettext("ただいま、%(who)sは休憩時間です。") if _is_break(state, at) else words) % {"who": who}
    if state.until is None:
        return gettext("%(who)sは、いつでも受け付けています。") % {"who": who}
    until = _moment(state.until, at)
    return gettext("ただいま、%(who)sで相談をお受けしています。受付は%(until)sまでです。") % {
        "who": who,
        "until": until,
    }


def _why(state: OpeningState) -> str:
    if not state.today.reason:
        return ""
    if not state.today.is_open:
        return gettext("本日はお休みです（%(reason)s）。") % {"reason": state.today.reason}
    return gettext("本日の受付時間は、ふだんと違うことがあります（%(reason)s）。") % {"reason": state.today.reason}


def _next(state: OpeningState, at: datetime) -> str:
    if state.is_open:
        return ""
    if state.next_opening is None:
        return gettext("次の受付は、決まっていません。")
    return gettext("次の受付は、%(moment)sからです。") % {"moment": _moment(state.next_opening, at)}


def _is_break(state: OpeningState, at: datetime) -> bool:
    """Tell whether it was open today and opens again today: a break, not the end of the day."""
    local = at.astimezone(TOKYO)
    spans = [span.on(local.date()) for span in state.today.spans]
    return any(ends <= local for _begins, ends in spans) and any(begins > local for begins, _ends in spans)


def _moment(moment: datetime, at: datetime) -> str:
    local, today = moment.astimezone(TOKYO), day_of(at)
    if local.date() == today + timedelta(days=1) and (local.hour, local.minute) == (0, 0):
        return gettext("今夜12時")
    words = {"day": _day(local.date(), today), "time": _clock(local)}
    return gettext("%(day)s%(time)s") % words


def _day(on: date, today: date) -> str:
    if on == today:
        return gettext("本日")
    if on == today + timedelta(days=1):
        return gettext("明日")
    if _is_english(translation.get_language() or "ja"):
        return f"on {_WEEKDAYS_EN[on.weekday()]}, {_MONTHS[on.month - 1]} {on.day}"
    return f"{on.month}月{on.day}日{_WEEKDAYS_JA[on.weekday()]}曜日"


def _clock(moment: datetime) -> str:
    hour, minute = moment.hour, moment.minute
    if _is_english(translation.get_language() or "ja"):
        half = "a.m." if hour < _NOON else "p.m."
        return f"{hour % _NOON or _NOON}:{minute:02} {half}"
    half = "午前" if hour < _NOON else "午後"
    return f"{half}{hour % _NOON}時" + (f"{minute}分" if minute else "")


def _is_english(language: str) -> bool:
    return language.startswith("en")
