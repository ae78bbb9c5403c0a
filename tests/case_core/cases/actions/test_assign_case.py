import pytest

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.errors import CaseClosedError, CaseTakenError, NotCentreStaffError
from case_core.cases.events import CaseAssigned
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, StepKind
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def assign(case: Case, *, to: Actor, by: Actor, seen: int | None = None) -> Case:
    return assign_case(case_id=case.pk, owner_id=to.user_id, seen_owner_id=seen, actor=by, at=LATER)


def test_a_clerk_takes_a_new_case_which_is_then_in_progress(here: Cast, told: list[object]) -> None:
    case = assign(new_case(here), to=here.aoi, by=here.aoi)

    assert (case.owner_id, case.status) == (here.aoi.user_id, CaseStatus.IN_PROGRESS)
    assert case.steps.get().kind == StepKind.ASSIGNED
    assert remembered("case.assigned") == [("centre_staff", case.pk, "done")]
    assert told[-1] == CaseAssigned(case_id=case.pk, owner_id=here.aoi.user_id)


def test_a_case_goes_to_a_colleague(here: Cast) -> None:
    case = assign(new_case(here), to=here.aoi, by=here.aoi)
    assert assign(case, to=here.nagi, by=here.aoi, seen=here.aoi.user_id).owner_id == here.nagi.user_id


def test_the_second_of_two_who_take_the_same_case_is_told(here: Cast) -> None:
    case = assign(new_case(here), to=here.aoi, by=here.aoi)
    with pytest.raises(CaseTakenError, match="ほかの人が先に担当"):
        assign(case, to=here.nagi, by=here.nagi, seen=None)
    case.refresh_from_db()
    assert case.owner_id == here.aoi.user_id


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_a_case_is_given_only_to_somebody_of_the_centre(here: Cast, name: str) -> None:
    with pytest.raises(NotCentreStaffError) as caught:
        assign(new_case(here), to=here.actors[name], by=here.aoi)
    assert caught.value.field == "owner"


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_assigns(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        assign(new_case(here), to=here.aoi, by=here.actors[name])


def test_a_closed_case_is_not_assigned(here: Cast) -> None:
    case = closed(here, new_case(here))
    with pytest.raises(CaseClosedError):
        assign(case, to=here.nagi, by=here.aoi, seen=case.owner_id)
