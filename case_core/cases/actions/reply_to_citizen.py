"""Answer the citizen."""

from datetime import datetime

from django.db import transaction

from case_core.cases.events import CitizenAnswered
from case_core.cases.locks import locked_open_case, move
from case_core.cases.messages import take_as_read
from case_core.cases.models import Case, Contact
from case_core.cases.ownership import take_if_nobodys
from case_core.cases.policies import can_work_on_cases
from case_core.cases.statements import write_statements
from case_core.cases.states import CaseStatus, Channel, Direction, StatementKind
from case_core.spans.recording import taken
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def reply_to_citizen(
    *,
    case_id: int,
    body: str,
    actor: Actor,
    at: datetime,
    channel: Channel = Channel.WEB,
    seen_message_at: datetime | None = None,
) -> Contact:
    """
    Write to the citizen, who reads it in the portal; messages that the clerk's page showed count as read.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises NothingSaidError: nothing was written.
    """
    require(can_work_on_cases(actor))
    case = locked_open_case(case_id, actor=actor)
    contact = _write(case, body=body, channel=channel, actor=actor, at=at)
    take_if_nobodys(case, actor=actor, at=at)
    take_as_read(case, seen_message_at=seen_message_at)
    # "An answer has come, we prepare our reply" is over now, too.
    if case.status in {CaseStatus.NEW, CaseStatus.READY}:
        move(case, CaseStatus.IN_PROGRESS)
        taken(case.pk, at=at)
    case.promised_on = None
    case.touched_at = at
    case.save(update_fields=["owner", "status", "touched_at", "new_message_at", "promised_on"])
    audit.record("case.answered", actor=actor, target=contact, at=at, case_id=case.pk)
    events.record(CitizenAnswered(case_id=case.pk, contact_id=contact.pk))
    return contact


def _write(case: Case, *, body: str, channel: Channel, actor: Actor, at: datetime) -> Contact:
    contact = Contact.objects.create(
        case=case,
        at=at,
        channel=channel,
        direction=Direction.OUTGOING,
        author_id=actor.user_id,
        is_visible_to_citizen=True,
    )
    write_statements(contact, {StatementKind.REPLY: body})
    return contact
