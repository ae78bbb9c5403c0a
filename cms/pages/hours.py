"""Opening hours in words, as a person reads them on the door."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import get_language, gettext

from mannaka_kit.clock import TOKYO
from mannaka_kit.ui.formats import WEEKDAYS_EN, WEEKDAYS_JA, show_clock, show_day
from tenants.hours import calendar_rules
from tenants.hours.calendar_rules import Opening, OpeningState
from tenants.hours.selectors import calendar_between

_DAYS_SHOWN = 7
_LOOK_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningWords:
    """Today's state: a headline, and until or from when."""

    is_open: bool
    headline: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One line of the week's table."""

    on: date
    label: str
    hours: str
    reason: str
    is_today: bool


def opening_words(state: OpeningState, *, at: datetime) -> OpeningWords:
    """Say whether somebody is there now, and until when or from when."""
    if state.is_open:
        detail = gettext("きょうは %(time)s まで") % {"time": show_clock(state.until)} if state.until else ""
        return OpeningWords(is_open=True, headline=gettext("ただいま相談できます"), detail=detail)
    detail = _next_words(state.next_opening, at)
    return OpeningWords(is_open=False, headline=gettext("ただいま受付時間外です"), detail=detail)


def _next_words(opens: datetime | None, at: datetime) -> str:
    if opens is None:
        return ""
    today = at.astimezone(TOKYO).date()
    day = near_day(opens.astimezone(TOKYO).date(), today)
    return gettext("次は %(day)s %(time)s から") % {"day": day, "time": show_clock(opens)}


def near_day(on: date, today: date) -> str:
    """Name a day as one says it: 「きょう」「あす（土）」「1月15日（木）」."""
    if on == today:
        return gettext("きょう")
    if on == today + timedelta(days=1):
        return gettext("あす（%(weekday)s）") % {"weekday": _weekday(on)}
    return show_day(on)


def _weekday(on: date) -> str:
    names = WEEKDAYS_EN if (get_language() or "ja").startswith("en") else WEEKDAYS_JA
    return names[on.weekday()]


def day_row(on: date, opening: Opening, *, today: date) -> DayRow:
    """Return one line of the week's table."""
    hours = hours_words(opening)
    return DayRow(on=on, label=show_day(on), hours=hours, reason=str(opening.reason), is_today=on == today)


def front_door(*, at: datetime) -> tuple[OpeningWords, list[DayRow]]:
    """Return today's state and the hours of seven days, today first, from one look at the calendar."""
    today = at.astimezone(TOKYO).date()
    calendar = calendar_between(today, today + _LOOK_AHEAD)
    days = [today + timedelta(days=offset) for offset in range(_DAYS_SHOWN)]
    state = opening_words(calendar_rules.opening_state(calendar, at=at), at=at)
    return state, [day_row(day, calendar_rules.opening_on(calendar, day), today=today) for day in days]


def hours_words(day: Opening) -> str:
    """Say a day's hours: 「8:30〜17:15」, or that the centre is closed."""
    if day.opens is None or day.closes is None:
        return gettext("お休み")
    return gettext("%(opens)s〜%(closes)s") % {"opens": show_clock(day.opens), "closes": show_clock(day.closes)}
