"""End a call for help."""

from datetime import datetime

from django.db import transaction

from case_core.reception.errors import HelpNotFoundError, HelpOverError
from case_core.reception.events import HelpEnded
from case_core.reception.models import HelpCall
from case_core.reception.policies import can_receive
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def end_help(*, help_id: int, actor: Actor, at: datetime) -> HelpCall:
    """
    Say that the room needs nobody more, whether somebody came or not.

    :raises NotAllowedError: the actor is not of the centre.
    :raises HelpNotFoundError: there is no such call.
    :raises HelpOverError: it has ended.
    """
    require(can_receive(actor))
    call = HelpCall.objects.select_for_update(of=["self"]).filter(pk=help_id).first()
    if call is None:
        raise HelpNotFoundError
    if call.ended_at is not None:
        raise HelpOverError
    call.ended_by_id, call.ended_at = actor.user_id, at
    call.save(update_fields=["ended_by", "ended_at"])
    audit.record("help.ended", actor=actor, target=call, at=at, details={"room": call.room_id})
    events.record(HelpEnded(help_id=call.pk))
    return call
