"""Opening hours in words, as a person reads them on the door."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import get_language, gettext

from mannaka_kit.clock import day_of
from mannaka_kit.ui.formats import WEEKDAYS_EN, WEEKDAYS_JA, show_clock, show_day
from tenants.hours import calendar_rules, opening_states
from tenants.hours.calendar_reading import calendar_between
from tenants.hours.calendar_rules import Opening, OpeningCalendar
from tenants.hours.models import Way
from tenants.hours.opening_states import LOOK_AHEAD, OpeningState
from tenants.hours.selectors import ways_offered

_DAYS_SHOWN = 7


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

    @property
    def is_reason_japanese(self) -> bool:
        """Tell whether the reason is said in Japanese: a city writes its own, holidays come in the page's language."""
        return not self.reason.isascii()


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    """One way to the centre: whether it is open, its hours today, and when it opens next."""

    name: str
    place: str
    hours: str
    detail: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDoor:
    """Today's state, the week, and the ways to come."""

    opening: "OpeningWords"
    week: list["DayRow"]
    ways: list[WayRow]


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
    today = day_of(at)
    day = near_day(day_of(opens), today)
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
    calendar = _calendar(at)
    return _state(calendar, at), _week(calendar, at)


def whole_front_door(*, at: datetime) -> FrontDoor:
    """Return the front door with the ways to come, from one look at the calendar and one at the ways."""
    calendar = _calendar(at)
    ways = [_way_row(calendar, way, at) for way in ways_offered()]
    return FrontDoor(opening=_state(calendar, at), week=_week(calendar, at), ways=ways)


def _calendar(at: datetime) -> OpeningCalendar:
    today = day_of(at)
    return calendar_between(today, today + LOOK_AHEAD)


def _state(calendar: OpeningCalendar, at: datetime) -> OpeningWords:
    return opening_words(opening_states.opening_state(calendar, at=at), at=at)


def _week(calendar: OpeningCalendar, at: datetime) -> list[DayRow]:
    today = day_of(at)
    days = [today + timedelta(days=offset) for offset in range(_DAYS_SHOWN)]
    return [day_row(day, calendar_rules.opening_on(calendar, day), today=today) for day in days]


def _way_row(calendar: OpeningCalendar, way: Way, at: datetime) -> WayRow:
    state = opening_states.opening_state(calendar, at=at, way=way.code)
    is_english = (get_language() or "ja").startswith("en")
    return WayRow(
        name=(is_english and way.name_en) or way.name,
        place=way.place,
        hours=hours_words(state.today),
        detail="" if state.is_open else _next_words(state.next_opening, at),
        is_open=state.is_open,
    )


def hours_words(day: Opening) -> str:
    """Say a day's hours: 「8:30〜17:15」, with a break 「9:00〜12:00、13:00〜15:00」, or that the centre is closed."""
    if not day.spans:
        return gettext("お休み")
    spans = [gettext("%(opens)s〜%(closes)s") % {"opens": span.opens, "closes": span.closes} for span in day.spans]
    return gettext("、").join(spans)
