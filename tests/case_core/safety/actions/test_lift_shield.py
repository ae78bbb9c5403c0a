"""A shield is lifted by the head of the centre, with a reason, and by nobody and nothing else."""

import pytest

from case_core.cases.models import CaseStep
from case_core.cases.selectors import cases_visible_to
from case_core.cases.states import StepKind
from case_core.safety.actions.lift_shield import lift_shield
from case_core.safety.errors import ShieldNotFoundError, TextMissingError
from case_core.shields.models import Shield
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.safety import head, shielded


def test_the_head_lifts_it_and_everybody_finds_the_person_again(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.nagi)

    lift_shield(case_id=case.pk, reason="ご本人の希望。1月13日に窓口で確かめた。", actor=head(here), at=LATER)

    case.refresh_from_db()
    assert case.marks == []
    assert case.party.shown_telephone == "090-1234-5678"
    assert cases_visible_to(here.nagi).filter(pk=case.pk).exists()
    assert Shield.objects.get().lifting_reason.startswith("ご本人の希望")
    assert CaseStep.objects.get(kind=StepKind.UNSHIELDED).note.startswith("ご本人の希望")


def test_no_clerk_lifts_it(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case)

    with pytest.raises(NotAllowedError):
        lift_shield(case_id=case.pk, reason="もう大丈夫だと思う", actor=here.aoi, at=LATER)


def test_a_lift_says_why(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case)

    with pytest.raises(TextMissingError) as caught:
        lift_shield(case_id=case.pk, reason=" 　", actor=head(here), at=LATER)
    assert caught.value.field == "reason"


def test_without_a_shield_there_is_nothing_to_lift(here: Cast) -> None:
    with pytest.raises(ShieldNotFoundError):
        lift_shield(case_id=new_case(here).pk, reason="理由", actor=head(here), at=LATER)
