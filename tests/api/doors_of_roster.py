"""Operations on the roster and on closed days, and the things that their paths name."""

from datetime import timedelta
from typing import Any

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.add_wish import add_wish
from case_core.roster.actions.agree_swap import agree_swap
from case_core.roster.actions.ask_swap import ask_swap
from case_core.roster.states import WishKind
from tenants.api_tokens.scopes import Scope
from tests.api.doors_of_keeping import DOORS_OF_KEEPING
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.on_call import attempted
from tests.support.roster import on_duty, on_roster
from tests.support.swaps import FIRST_SUNDAY, asked_swap, sunday, two_sundays

KEEPERS, SEEN_BY = frozenset({"aoi", "mio"}), frozenset({"aoi", "ren", "yui", "mio"})
DUTY = {"counsellor_id": "{person}", "on": "2026-01-20", "begins": "09:00", "ends": "12:00", "reason": "休館のため"}
PERSON, NO = "counsellors/{person}/", {"decision": "no", "reason": "行事のため"}
MATTER = {"outcome": "not_called", "matter": "至急の相談"}
_READ, _WRITE = Scope.ROSTER_READ, Scope.ROSTER_WRITE

DOORS_OF_ROSTER: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "duties/?first=2026-01-01&last=2026-01-31&own=true", {}, _READ, SEEN_BY),
    ("POST", "duties/", {**DUTY, "kind": "workday"}, _WRITE, KEEPERS),
    ("POST", "duties/{duty}/change/", DUTY, _WRITE, KEEPERS),
    ("POST", "duties/{duty}/remove/", {"reason": "休館のため"}, _WRITE, KEEPERS),
    ("POST", "duties/{section_duty}/swap/", {"taker_id": "{other_person}"}, _WRITE, KEEPERS | {"ren"}),
    ("GET", "counsellors/", {}, _READ, SEEN_BY),
    *DOORS_OF_KEEPING,
    ("GET", f"{PERSON}absences/", {}, _READ, KEEPERS),
    ("POST", f"{PERSON}absences/", {"first": "2026-02-01", "last": "2026-02-02"}, _WRITE, KEEPERS),
    ("POST", PERSON + "absences/{absence}/remove/", {}, _WRITE, KEEPERS),
    ("GET", f"{PERSON}wishes/", {}, _READ, KEEPERS),
    ("POST", f"{PERSON}wishes/", {"on": "2026-02-01", "kind": "off"}, _WRITE, KEEPERS),
    ("POST", PERSON + "wishes/{wish}/remove/", {}, _WRITE, KEEPERS),
    ("GET", "swaps/", {}, _READ, SEEN_BY),
    ("GET", "swaps/{swap}/", {}, _READ, SEEN_BY),
    ("POST", "swaps/{swap}/answer/", NO, _WRITE, KEEPERS | {"yui"}),
    ("POST", "swaps/{agreed}/decide/", NO, _WRITE, KEEPERS),
    ("POST", "swaps/{swap}/withdraw/", {}, _WRITE, KEEPERS | {"ren"}),
    ("GET", "on-call/", {}, _READ, SEEN_BY),
    ("GET", "on-call/attempts/", {}, _READ, frozenset({"aoi", "ren", "yui"})),
    ("POST", "on-call/sections/{tax}/", MATTER, _WRITE, frozenset({"aoi"})),
    ("POST", "on-call/attempts/{attempt}/settle/", {}, _WRITE, frozenset({"ren"})),
]


def roster_to_name(cast: Cast) -> dict[str, Any]:
    """Make one of everything of the roster that a path can name; call it inside of the city."""
    person, two = on_roster(cast), two_sundays(cast, sign_in=False)
    third, fourth = (sunday(cast, two.ren, on=FIRST_SUNDAY + timedelta(weeks=weeks)) for weeks in (2, 3))
    agreed = ask_swap(duty_id=fourth.pk, taker_id=two.yui.pk, words="", actor=cast.ren, at=LATER)
    agree_swap(swap_id=agreed.pk, actor=cast.yui, at=LATER)
    told: dict[str, Any] = {"counsellor_id": person.pk, "actor": cast.mio, "at": LATER}
    return {
        "person": person.pk,
        "other_person": two.yui.pk,
        "duty": on_duty(cast, person, on=TODAY + timedelta(days=1)).pk,
        "section_duty": third.pk,
        "absence": add_absence(first=TODAY, last=TODAY, **told).pk,
        "wish": add_wish(on=TODAY, kind=WishKind.OFF, **told).pk,
        "swap": asked_swap(cast, two).pk,
        "agreed": agreed.pk,
        "attempt": attempted(cast).pk,
    }
