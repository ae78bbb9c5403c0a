"""Many troubles are ticked, exactly one of them is the worst."""

import pytest

from case_core.cases.models import Case
from case_core.codes.models import TroubleItem
from case_core.troubles.actions.tick_troubles import tick_troubles
from case_core.troubles.errors import TroubleNotValidError, TroublesChangedError, WorstMissingError
from case_core.troubles.events import TroublesTicked
from case_core.troubles.selectors import items_to_tick, ticks_of, troubles_of
from case_core.troubles.ticks import Ticks
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


def lines(*names: str) -> list[int]:
    return [TroubleItem.objects.get(name=name).pk for name in names]


def tick(here: Cast, case: Case, *items: int, worst: int | None = None, seen: str = "") -> Ticks:
    ticks = Ticks(item_ids=frozenset(items), worst_id=worst)
    return tick_troubles(case_id=case.pk, ticks=ticks, seen=seen, actor=here.aoi, at=LATER)


def test_many_are_ticked_and_the_worst_stands_first(here: Cast, case: Case, told: list[object]) -> None:
    home, debts = lines("住まい", "債務（借金）")
    tick(here, case, home, debts, worst=debts)
    assert [(each.item.name, each.is_worst) for each in troubles_of(here.aoi, case)] == [
        ("債務（借金）", True),
        ("住まい", False),
    ]
    assert remembered("trouble.ticked") == [("centre_staff", case.pk, "done")]
    assert told[-1] == TroublesTicked(case_id=case.pk)


def test_one_alone_is_the_worst_and_the_worst_is_ticked(here: Cast, case: Case) -> None:
    home, debts = lines("住まい", "債務（借金）")
    assert tick(here, case, home).worst_id == home
    assert tick(here, case, home, worst=debts, seen=f"{home}w").item_ids == {home, debts}


def test_of_several_one_must_be_the_worst(here: Cast, case: Case) -> None:
    with pytest.raises(WorstMissingError):
        tick(here, case, *lines("住まい", "債務（借金）"))
    assert ticks_of(case.pk) == Ticks()


def test_the_second_clerk_learns_what_the_first_one_ticked(here: Cast, case: Case) -> None:
    home, debts = lines("住まい", "債務（借金）")
    first = tick(here, case, home)
    with pytest.raises(TroublesChangedError):
        tick(here, case, debts)
    assert tick(here, case, debts, seen=first.edition) == Ticks(item_ids=frozenset({debts}), worst_id=debts)
    assert tick(here, case, seen=f"{debts}w") == Ticks()


def test_a_line_that_has_ended_stays_where_it_was_ticked_and_is_offered_nowhere_else(here: Cast, case: Case) -> None:
    (home,), other = lines("住まい"), new_case(here)
    first = tick(here, case, home)
    TroubleItem.objects.filter(pk=home).update(valid_until="2026-01-12")
    assert home in [item.pk for item in items_to_tick(case, on=TODAY)]
    assert home not in [item.pk for item in items_to_tick(other, on=TODAY)]
    tick(here, case, home, *lines("介護"), worst=home, seen=first.edition)
    with pytest.raises(TroubleNotValidError):
        tick(here, other, home)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_ticks(here: Cast, case: Case, name: str) -> None:
    with pytest.raises(NotAllowedError):
        tick_troubles(case_id=case.pk, ticks=Ticks(), seen="", actor=here.actors[name], at=LATER)
