import pytest
from django.db import transaction

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.intake.errors import MatterMissingError
from case_core.intake.events import MatterReceived
from case_core.intake.models import Receipt
from mannaka_kit.errors import NotAllowedError
from mannaka_kit.identifiers import secret_matches
from tests.support.cases import MATTER, received
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_clerk_receives_a_matter_and_a_receipt_to_read_out(here: Cast, told: list[object]) -> None:
    slip = received(actor=here.aoi)

    case = Case.objects.get(pk=slip.case_id)
    receipt = Receipt.objects.get(case=case)
    assert (case.number, case.title) == (slip.number, "住民税の通知が届かない")
    assert case.contacts.get().statements.get().body == MATTER
    assert secret_matches(slip.secret, receipt.secret_hash)
    assert slip.secret not in receipt.secret_hash
    assert remembered("receipt.issued") == [("centre_staff", case.pk, "done")]
    assert told[-1] == MatterReceived(case_id=case.pk, channel="telephone")


def test_a_citizen_brings_a_matter_without_any_account(here: Cast) -> None:
    slip = received(person=PersonDetails())
    case = Case.objects.select_related("party").get(pk=slip.case_id)
    assert case.party.is_anonymous
    assert remembered("case.opened") == [("citizen", case.pk, "done")]


def test_a_matter_needs_words(here: Cast) -> None:
    with pytest.raises(MatterMissingError) as caught, transaction.atomic():
        received(actor=here.aoi, body=" \n ")
    assert caught.value.field == "body"


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_no_other_role_receives_matters(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError), transaction.atomic():
        received(actor=here.actors[name])
    assert not Case.objects.exists()
