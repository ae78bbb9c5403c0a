"""Write down that a service refused a channel's secrets."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from tenants.plugins.health_keeping import sound_alarm
from tenants.plugins.models import Channel


@transaction.atomic
def note_refusal(*, channel: Channel, at: datetime) -> None:
    """Ask the administrators for new secrets; of several refusals in a row the first counts."""
    if Channel.objects.filter(pk=channel.pk, refused_at__isnull=True).update(refused_at=at):
        audit.record("channel.refused", actor=audit.SYSTEM, target=channel, at=at)
        sound_alarm(channel.pk)
