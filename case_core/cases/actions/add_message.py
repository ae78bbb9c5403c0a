"""Take in what the citizen wrote again."""

from datetime import datetime

from django.db import transaction

from case_core.cases.events import CitizenWrote
from case_core.cases.locks import locked_case
from case_core.cases.models import Contact
from case_core.cases.statements import write_statements
from case_core.cases.states import Channel, Direction, StatementKind
from mannaka_kit import audit
from mannaka_kit.outbox import events


@transaction.atomic
def add_message(*, case_id: int, channel: Channel, body: str, at: datetime) -> Contact:
    """
    Add the citizen's message to their case, open or closed; it stays on the day board until somebody has read it.

    :raises CaseNotFoundError: there is no such case.
    :raises NothingSaidError: nothing was written.
    """
    case = locked_case(case_id)
    contact = Contact.objects.create(
        case=case, at=at, channel=channel, direction=Direction.INCOMING, is_visible_to_citizen=True
    )
    write_statements(contact, {StatementKind.WORDS: body})
    case.new_message_at = at
    case.touched_at = at
    case.save(update_fields=["new_message_at", "touched_at"])
    audit.record("case.message_added", actor=audit.CITIZEN, target=contact, at=at, case_id=case.pk)
    events.record(CitizenWrote(case_id=case.pk, contact_id=contact.pk))
    return contact
