"""Operations on opening hours, and the things that their paths name."""

from datetime import date
from typing import Any

from tenants.api_tokens.scopes import Scope
from tenants.hours.actions.add_special_day import add_special_day
from tenants.hours.actions.add_way import add_way
from tenants.hours.actions.change_hours import change_hours
from tenants.hours.day_types import DayType
from tenants.hours.holiday_file import HEADER
from tenants.hours.way_facts import WayFacts
from tenants.hours.way_kinds import WayKind
from tests.support.cases import AT
from tests.support.cast import Cast

EVERYBODY, KEEPERS = frozenset({"aoi", "ren", "yui", "mio", "sora"}), frozenset({"mio"})
READ, WRITE = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE
MORNING = [{"opens": "09:00", "closes": "12:00"}]
CLOSURE: dict[str, Any] = {"on": "2026-02-01", "last": "2026-02-02", "spans": [], "reason": "設備の点検のため"}
SUMMER: dict[str, Any] = {"day_type": "weekend", "spans": MORNING, "valid_from": "2026-07-01", "way": None}
BRANCH = {"kind": "counter", "name": "菊間支所の窓口", "name_en": "Kikuma branch", "place": "菊間町", "position": 10}
HOLIDAYS = "\r\n".join([",".join(HEADER), "2027/1/1,元日", "2027/1/11,成人の日"]).encode("cp932")

DOORS_OF_HOURS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "hours/state/", {}, READ, EVERYBODY),
    ("GET", "hours/days/?first=2026-01-01&last=2026-01-31", {}, READ, EVERYBODY),
    ("GET", "hours/ways/", {}, READ, EVERYBODY),
    ("POST", "hours/ways/", {**BRANCH, "code": "kikuma"}, WRITE, KEEPERS),
    ("POST", "hours/ways/{branch_way}/change/", {**BRANCH, "is_offered": False}, WRITE, KEEPERS),
    ("GET", "hours/changes/", {}, READ, KEEPERS),
    ("POST", "hours/changes/", SUMMER, WRITE, KEEPERS),
    ("POST", "hours/changes/{hours_change}/withdraw/", {}, WRITE, KEEPERS),
    ("GET", "hours/special-days/", {}, READ, KEEPERS),
    ("POST", "hours/special-days/", CLOSURE, WRITE, KEEPERS),
    ("POST", "hours/special-days/{special_day}/remove/", {}, WRITE, KEEPERS),
    ("GET", "hours/year-end/", {}, READ, KEEPERS),
    ("POST", "hours/year-end/", {"first_day": 28, "last_day": 4}, WRITE, KEEPERS),
    ("GET", "hours/holidays/?year=2026", {}, READ, KEEPERS),
    ("POST", "hours/holidays/", {"file": "syukujitsu.csv"}, WRITE, KEEPERS),
]


def hours_to_name(cast: Cast) -> dict[str, Any]:
    """Make a way, a change that is still to come and a special day; call it inside of the city."""
    facts = WayFacts(kind=WayKind.COUNTER, name="大三島支所の窓口")
    change = change_hours(actor=cast.mio, day_type=DayType.WEEKEND, spans=(), valid_from=date(2026, 12, 1), at=AT)
    closure = add_special_day(actor=cast.mio, on=date(2026, 3, 1), spans=(), reason="点検のため", at=AT)
    return {
        "branch_way": add_way(actor=cast.mio, code="omishima", facts=facts, at=AT).pk,
        "hours_change": change.pk,
        "special_day": closure[0].pk,
    }
