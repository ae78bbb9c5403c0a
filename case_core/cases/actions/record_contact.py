"""Write down what was said."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from case_core.cases.events import ContactRecorded
from case_core.cases.locks import locked_open_case
from case_core.cases.models import Contact
from case_core.cases.policies import can_work_on_cases
from case_core.cases.statements import write_statements
from case_core.cases.states import Channel, Direction
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def record_contact(
    *,
    case_id: int,
    channel: Channel,
    direction: Direction,
    said: Mapping[str, str],
    actor: Actor,
    at: datetime,
    third_party: str = "",
) -> Contact:
    """
    Record a contact with each kind of statement (StatementKind) kept apart; `third_party` is whose words theirs are.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises NothingSaidError: nothing was written.
    :raises ThirdPartyUnnamedError: a third party said something, and nobody is named.
    """
    require(can_work_on_cases(actor))
    case = locked_open_case(case_id, actor=actor)
    contact = Contact.objects.create(case=case, at=at, channel=channel, direction=direction, author_id=actor.user_id)
    write_statements(contact, said, third_party=third_party)
    case.touched_at = at
    if direction == Direction.OUTGOING:
        case.promised_on = None  # somebody turned to the person: what was promised is done
    case.save(update_fields=["touched_at", "promised_on"])
    audit.record("contact.recorded", actor=actor, target=contact, at=at, case_id=case.pk)
    events.record(ContactRecorded(case_id=case.pk, contact_id=contact.pk))
    return contact
