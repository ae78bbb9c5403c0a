"""Come to a room that called for help."""

from datetime import datetime

from django.db import transaction

from case_core.reception.errors import AlreadyAnsweredError, HelpNotFoundError, HelpOverError
from case_core.reception.events import HelpAnswered
from case_core.reception.models import HelpCall
from case_core.reception.policies import can_receive
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def answer_help(*, help_id: int, actor: Actor, at: datetime) -> HelpCall:
    """
    Say that the actor comes; the room sees who.

    :raises NotAllowedError: the actor is not of the centre.
    :raises HelpNotFoundError: there is no such call.
    :raises HelpOverError: it has ended.
    :raises AlreadyAnsweredError: a colleague was quicker.
    """
    require(can_receive(actor))
    call = HelpCall.objects.select_for_update(of=["self"]).filter(pk=help_id).first()
    if call is None:
        raise HelpNotFoundError
    if call.ended_at is not None:
        raise HelpOverError
    if call.answered_by_id is not None:
        raise AlreadyAnsweredError
    call.answered_by_id, call.answered_at = actor.user_id, at
    call.save(update_fields=["answered_by", "answered_at"])
    audit.record("help.answered", actor=actor, target=call, at=at, details={"room": call.room_id})
    events.record(HelpAnswered(help_id=call.pk))
    return call
