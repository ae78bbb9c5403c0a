"""Note that an event cannot be taken into its conversation."""

from datetime import datetime

from django.db import transaction

from mannaka_kit.impersonal import require_codes
from tenants.deliveries.models import ReceivedEvent
from tenants.deliveries.states import EventStatus


@transaction.atomic
def give_up_event(*, row_id: int, reason: str, at: datetime) -> None:
    """
    Put an event aside with the code of the reason, so that those behind it go on; an administrator may try it again.

    :raises PersonalDataError: if the reason is no code.
    """
    require_codes({"reason": reason})
    waiting = ReceivedEvent.objects.filter(pk=row_id, status=EventStatus.WAITING)
    waiting.update(status=EventStatus.DEAD, reason=reason[:40], ended_at=at)
