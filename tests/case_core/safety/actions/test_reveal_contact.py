"""The hidden number is told to the centre, each time with a purpose that is kept."""

import pytest

from case_core.cases.errors import CaseNotFoundError
from case_core.safety.actions.reveal_contact import reveal_contact
from case_core.safety.errors import ShieldNotFoundError
from case_core.safety.states import RevealPurpose
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.safety import shielded


def test_the_number_is_told_and_the_look_is_kept(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case)

    told = reveal_contact(case_id=case.pk, purpose=RevealPurpose.CONTACT, actor=here.nagi, at=LATER)

    assert told.telephone == "090-1234-5678"
    entry = Entry.objects.filter(action="shield.revealed").get()
    assert entry.actor_id == here.nagi.user_id
    assert entry.details["purpose"] == "contact"


def test_what_is_not_hidden_is_not_revealed(here: Cast) -> None:
    with pytest.raises(ShieldNotFoundError):
        reveal_contact(case_id=new_case(here).pk, purpose=RevealPurpose.LIFE, actor=here.nagi, at=LATER)


def test_nobody_looks_who_must_not_find_the_person(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.nagi)

    with pytest.raises(CaseNotFoundError):
        reveal_contact(case_id=case.pk, purpose=RevealPurpose.LIFE, actor=here.nagi, at=LATER)
    with pytest.raises(NotAllowedError):
        reveal_contact(case_id=case.pk, purpose=RevealPurpose.LIFE, actor=here.mio, at=LATER)
