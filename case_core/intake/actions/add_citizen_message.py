"""Take in what the citizen wrote in the portal."""

from datetime import datetime

from django.db import transaction

from case_core.cases.actions.add_message import add_message
from case_core.cases.states import Channel
from case_core.intake.errors import MatterMissingError, ReceiptNotFoundError
from case_core.intake.models import Receipt


@transaction.atomic
def add_citizen_message(*, receipt_id: int, body: str, at: datetime) -> None:
    """
    Add a message to the case of a receipt whose secret the citizen has shown.

    :raises MatterMissingError: there are no words.
    :raises ReceiptNotFoundError: there is no such receipt.
    """
    if not body.strip():
        raise MatterMissingError(field="body")
    case_id = Receipt.objects.filter(pk=receipt_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise ReceiptNotFoundError
    add_message(case_id=case_id, channel=Channel.WEB, body=body, at=at)
