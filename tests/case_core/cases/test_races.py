"""Two at the same time, on real connections that commit."""

from collections.abc import Callable

import pytest

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.close_case import close_case
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, Outcome
from case_core.handovers.models import Handover
from mannaka_tenancy import Tenant, use
from tests.support.cases import LATER, handed_over, new_case
from tests.support.cast import Cast, cast_of
from tests.support.races import at_once

pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture
def people(committed_db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def test_numbers_have_no_gap_and_no_double_when_many_open_cases_at_once(people: Cast) -> None:
    assert at_once(people.city, *[lambda: new_case(people)] * 8) == ["done"] * 8
    with use(people.city):
        numbers = sorted(Case.objects.values_list("number", flat=True))
    assert numbers == [f"2025-{serial:04d}" for serial in range(1, 9)]


def test_of_two_who_close_the_same_case_one_is_told(people: Cast) -> None:
    with use(people.city):
        case = new_case(people)

    def close(name: str) -> Callable[[], object]:
        return lambda: close_case(
            case_id=case.pk,
            outcome=Outcome.SOLVED,
            referred_to="",
            note="",
            actor=people.actors[name],
            at=LATER,
        )

    assert at_once(people.city, close("aoi"), close("nagi")) == ["CaseClosedError", "done"]


def test_of_two_who_take_the_same_case_one_is_told(people: Cast) -> None:
    with use(people.city):
        case = new_case(people)

    def take(name: str) -> Callable[[], object]:
        actor = people.actors[name]
        return lambda: assign_case(case_id=case.pk, owner_id=actor.user_id, seen_owner_id=None, actor=actor, at=LATER)

    assert at_once(people.city, take("aoi"), take("nagi")) == ["CaseTakenError", "done"]


def test_a_case_never_closes_with_a_hand_over_that_was_sent_at_the_same_moment(people: Cast) -> None:
    with use(people.city):
        case = new_case(people)

    def close() -> object:
        return close_case(case_id=case.pk, outcome=Outcome.SOLVED, referred_to="", note="", actor=people.nagi, at=LATER)

    came = at_once(people.city, close, lambda: handed_over(people, case))
    assert came in (["CaseWaitsError", "done"], ["CaseClosedError", "done"])
    with use(people.city):
        is_closed = Case.objects.get(pk=case.pk).status == CaseStatus.CLOSED
        assert is_closed != Handover.objects.open().exists()
