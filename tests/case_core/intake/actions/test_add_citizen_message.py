import pytest

from case_core.cases.models import Case
from case_core.intake.actions.add_citizen_message import add_citizen_message
from case_core.intake.errors import MatterMissingError, ReceiptNotFoundError
from case_core.intake.models import Receipt
from tests.support.cases import LATER, received
from tests.support.cast import Cast


def test_a_message_makes_the_case_one_with_a_new_message(here: Cast) -> None:
    slip = received()
    receipt = Receipt.objects.get(case_id=slip.case_id)
    add_citizen_message(receipt_id=receipt.pk, body="住所も変わりました", at=LATER)
    assert Case.objects.get(pk=slip.case_id).new_message_at == LATER


def test_an_empty_message_is_refused(here: Cast) -> None:
    receipt = Receipt.objects.get(case_id=received().case_id)
    with pytest.raises(MatterMissingError):
        add_citizen_message(receipt_id=receipt.pk, body=" ", at=LATER)


def test_a_message_without_a_receipt_is_refused(here: Cast) -> None:
    with pytest.raises(ReceiptNotFoundError):
        add_citizen_message(receipt_id=404, body="もしもし", at=LATER)
