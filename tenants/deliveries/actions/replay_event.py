"""Have an event taken into its conversation again that was put aside."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.deliveries.arriving import tell
from tenants.deliveries.errors import ContentGoneError, EventNotFoundError, NothingToReplayError
from tenants.deliveries.models import ReceivedEvent
from tenants.deliveries.states import EventStatus


@transaction.atomic
def replay_event(*, row_id: int, actor: Actor, at: datetime) -> ReceivedEvent:
    """
    Let an event wait again, and tell of it.

    :raises NotAllowedError: the actor is no administrator.
    :raises EventNotFoundError: there is no such event.
    :raises NothingToReplayError: it was taken in, or is about to be.
    :raises ContentGoneError: it was kept as long as the city keeps such things.
    """
    require(can_administer(actor))
    event = ReceivedEvent.objects.select_for_update().filter(pk=row_id).first()
    if event is None:
        raise EventNotFoundError
    if event.status != EventStatus.DEAD:
        raise NothingToReplayError
    if not event.sealed:
        raise ContentGoneError
    reason = event.reason
    event.status, event.reason, event.ended_at = EventStatus.WAITING, "", None
    event.save(update_fields=["status", "reason", "ended_at"])
    tell(event.channel, [event.thread_id])
    told: dict[str, int | str] = {"channel": event.channel_id, "reason": reason}
    audit.record("received_event.replayed", actor=actor, target=event, at=at, details=told)
    return event
