"""Opening hours and ways, as the world holds them, and the forms that change them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from mannaka_kit import audit
from tenants.hours.actions.add_special_day import add_special_day
from tenants.hours.actions.add_way import add_way
from tenants.hours.actions.change_hours import change_hours
from tenants.hours.day_types import DayType
from tenants.hours.spans import Span
from tenants.hours.way_facts import WayFacts
from tenants.hours.way_kinds import WayKind

_WAY: Mapping[str, str] = {"kind": "booth", "name": "支所", "position": "3"}
_HOLIDAYS = "国民の祝日・休日月日,国民の祝日・休日名称\n2026/1/1,元日\n"


def hours_and_ways(word: str, *, count: int, soon: date, at: datetime) -> dict[str, Any]:
    """Make one of each."""
    spans = (Span.between(time(9), time(17)),)
    change = change_hours(actor=audit.OPERATOR, day_type=DayType.WEEKDAY, spans=spans, valid_from=soon, at=at)
    day = add_special_day(actor=audit.OPERATOR, on=soon, spans=(), reason=word, at=at)[0]
    facts = WayFacts(kind=WayKind.BOOTH, name=word)
    way = add_way(actor=audit.OPERATOR, code=f"extra{count}", facts=facts, at=at)
    return {"change_id": change.pk, "day_id": day.pk, "way_id": way.pk}


BODIES_OF_HOURS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "hours:withdraw": lambda _: {},
    "hours:remove_day": lambda _: {},
    "hours:add_way": lambda values: {**_WAY, "code": f"way-{values['way_id']}"},
    "hours:change_way": lambda _: {**_WAY, "is_offered": "on"},
    "hours:year_end": lambda _: {"first_day": "28", "last_day": "4"},
    "hours:holidays": lambda _: {"file": SimpleUploadedFile("syukujitsu.csv", _HOLIDAYS.encode("cp932"))},
    "hours:take_in": lambda _: {"text": _HOLIDAYS},
}
