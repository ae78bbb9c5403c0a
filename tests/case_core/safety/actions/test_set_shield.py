"""A shield hides where somebody can be reached, and lets nobody find them who must not."""

from dataclasses import replace
from datetime import date

import pytest

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import Mark, StepKind
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.safety.actions.set_shield import set_shield
from case_core.safety.errors import (
    AlreadyShieldedError,
    BarredNotStaffError,
    BarsYourselfError,
    ReviewTooEarlyError,
    ReviewTooLateError,
    SafeWayForbiddenError,
)
from case_core.safety.events import ShieldSet
from case_core.shields.states import Way
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case, received
from tests.support.cast import TODAY, Cast
from tests.support.safety import shielded, terms


def test_a_shield_marks_every_case_of_the_person(here: Cast, told: list[object]) -> None:
    case = new_case(here)
    known = PersonDetails(known_id=case.party_id)
    earlier = Case.objects.get(pk=received(actor=here.nagi, person=known).case_id)

    shielded(here, case)

    assert [each.marks for each in Case.objects.filter(pk__in=[case.pk, earlier.pk])] == [[Mark.SHIELDED]] * 2
    assert CaseStep.objects.filter(case=case, kind=StepKind.SHIELDED).exists()
    assert told[-1] == ShieldSet(case_id=case.pk)
    entry = Entry.objects.filter(action="shield.set").get()
    assert entry.details["kind"] == "dv"


def test_a_case_that_a_shielded_person_brings_later_is_marked(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case)

    later = received(actor=here.nagi, person=PersonDetails(known_id=case.party_id))

    assert Case.objects.get(pk=later.case_id).marks == [Mark.SHIELDED]


def test_whoever_must_not_find_the_person_is_responsible_for_none_of_their_cases(here: Cast) -> None:
    case = new_case(here)
    case.owner_id = here.nagi.user_id
    case.save(update_fields=["owner"])

    shielded(here, case, here.nagi)

    case.refresh_from_db()
    assert case.owner_id is None


def test_a_person_has_one_shield(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case)

    with pytest.raises(AlreadyShieldedError):
        shielded(here, case)


@pytest.mark.parametrize(
    ("change", "error", "field"),
    [
        ({"review_on": TODAY}, ReviewTooEarlyError, "review_on"),
        ({"valid_from": date(2026, 8, 1)}, ReviewTooEarlyError, "review_on"),
        ({"review_on": date(2027, 1, 15)}, ReviewTooLateError, "review_on"),
        ({"never": frozenset({Way.TELEPHONE})}, SafeWayForbiddenError, "never"),
        ({"barred_ids": frozenset({2**40})}, BarredNotStaffError, "barred"),
    ],
)
def test_terms_that_do_not_protect_are_refused_at_their_field(
    here: Cast, change: dict[str, object], error: type[Exception], field: str
) -> None:
    case = new_case(here)

    with pytest.raises(error) as caught:
        set_shield(case_id=case.pk, terms=replace(terms(), **change), actor=here.aoi, at=LATER)  # type: ignore[arg-type] # one field each

    assert getattr(caught.value, "field", "") == field


def test_nobody_keeps_themselves_out(here: Cast) -> None:
    with pytest.raises(BarsYourselfError):
        shielded(here, new_case(here), here.aoi)


def test_whoever_must_not_find_the_person_cannot_touch_the_shield(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.nagi)

    with pytest.raises(CaseNotFoundError):
        set_shield(case_id=case.pk, terms=terms(), actor=here.nagi, at=LATER)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_shields(here: Cast, name: str) -> None:
    case = new_case(here)

    with pytest.raises(NotAllowedError):
        set_shield(case_id=case.pk, terms=terms(), actor=here.actors[name], at=LATER)
