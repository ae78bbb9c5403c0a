"""The ways to each centre, with their hours, and the days on which something is different."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from mannaka_kit import audit
from mannaka_kit.clock import TOKYO, day_of
from tenants.hours.actions.add_special_day import add_special_day
from tenants.hours.actions.add_way import add_way
from tenants.hours.actions.change_hours import change_hours
from tenants.hours.actions.change_way import change_way
from tenants.hours.day_types import DayType
from tenants.hours.models import Way
from tenants.hours.spans import Span, Spans
from tenants.hours.way_facts import WayFacts
from tenants.hours.way_kinds import WayKind

_SUNDAY: Final = 6
_WEEK: Final = timedelta(days=7)


def _hours(*clocks: float) -> Spans:
    return tuple(
        Span(int(opens * 60), int(closes * 60)) for opens, closes in zip(clocks[::2], clocks[1::2], strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WayData:
    """A way with the hours that are not the centre's; `facts` are those of a way that no new city offers."""

    code: str
    hours: Mapping[DayType, Spans] = field(default_factory=dict)
    facts: WayFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayData:
    """A Sunday, so many weeks ahead, that is not like others."""

    weeks: int
    reason: str
    spans: Spans = ()
    way: str = ""


_CLOSED_DAYS: Final = (DayType.WEEKEND, DayType.HOLIDAY, DayType.YEAR_END)
_BRANCH: Final = {DayType.WEEKDAY: _hours(9, 12, 13, 16), **dict.fromkeys(_CLOSED_DAYS, ())}
_ONLINE: Final = {DayType.WEEKDAY: _hours(9, 12, 13, 16.5), **dict.fromkeys(_CLOSED_DAYS, _hours(10, 12, 13, 15))}
_VIDEO: Final = WayFacts(
    kind=WayKind.ONLINE, name="オンライン（ビデオ通話）", name_en="Online (video call)", position=3
)
WAYS: Final[Mapping[str, tuple[WayData, ...]]] = {
    "382027": (
        WayData(code="online", hours=_ONLINE, facts=_VIDEO),
        WayData(
            code="omishima",
            hours=_BRANCH,
            facts=WayFacts(
                kind=WayKind.BOOTH,
                name="大三島支所の相談ブース",
                name_en="Booth at the Omishima branch",
                place="大三島支所 1階",
                position=4,
            ),
        ),
        WayData(
            code="form",
            hours=dict.fromkeys((DayType.WEEKDAY, *_CLOSED_DAYS), _hours(0, 24)),
            facts=WayFacts(kind=WayKind.WEB, name="相談フォーム", name_en="Web form", position=5),
        ),
    ),
    "382060": (
        WayData(
            code="toyo",
            hours=_BRANCH,
            facts=WayFacts(
                kind=WayKind.COUNTER,
                name="東予総合支所の窓口",
                name_en="Counter at the Toyo branch",
                place="東予総合支所 1階",
                position=4,
            ),
        ),
    ),
}
DAYS: Final[Mapping[str, tuple[DayData, ...]]] = {
    "382027": (
        DayData(weeks=2, reason="庁舎の電気設備を点検するため、電話とオンラインで受け付けます", way="counter"),
        DayData(weeks=5, reason="休日の夜間相談会", spans=_hours(9, 20)),
    ),
    "382060": (DayData(weeks=3, reason="庁舎の電気設備の点検のため"),),
}


def open_ways(code: str, *, since: date, at: datetime) -> None:
    """Give the city its ways with their hours, and its special Sundays from today on."""
    began = datetime.combine(since, time(9), TOKYO)
    for way in WAYS.get(code, ()):
        _open_way(way, since=since, at=began)
    for day in DAYS.get(code, ()):
        on = _sunday_after(day_of(at)) + _WEEK * (day.weeks - 1)
        way_id = Way.objects.get(code=day.way).pk if day.way else None
        add_special_day(actor=audit.OPERATOR, on=on, spans=day.spans, reason=day.reason, way_id=way_id, at=at)


def _open_way(data: WayData, *, since: date, at: datetime) -> None:
    way = Way.objects.filter(code=data.code).first()
    if data.facts is not None and way is not None:
        change_way(actor=audit.OPERATOR, way=way, facts=data.facts, is_offered=True, at=at)
    elif data.facts is not None:
        add_way(actor=audit.OPERATOR, code=data.code, facts=data.facts, at=at)
    way_id = Way.objects.get(code=data.code).pk
    for day_type, spans in data.hours.items():
        change_hours(actor=audit.OPERATOR, way_id=way_id, day_type=day_type, spans=spans, valid_from=since, at=at)


def _sunday_after(day: date) -> date:
    return day + timedelta(days=(_SUNDAY - day.weekday()) % 7 or 7)
