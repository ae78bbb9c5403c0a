"""Tell the administrators by mail that a channel does not work."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from mannaka_kit import audit
from tenants.plugins.models import Channel
from tenants.plugins.states import AT_WORK, Health
from tenants.plugins.trouble_mail import administrators_to_tell, send_mail_of

AGAIN_AFTER: Final = timedelta(days=1)


@transaction.atomic
def tell_administrators(*, channel_id: int, at: datetime) -> int:
    """
    Send each administrator with an address a mail, at most once a day for each channel; return how many were sent.

    :raises OSError: the mail server did not take it.
    """
    in_trouble = Q(refused_at__isnull=False) | Q(health=Health.FAILING)
    not_told = Q(told_at__isnull=True) | Q(told_at__lte=at - AGAIN_AFTER)
    rows = Channel.objects.select_for_update(of=("self",)).filter(in_trouble, not_told, pk=channel_id)
    channel = rows.filter(state__in=AT_WORK).first()
    people = administrators_to_tell(at=at) if channel and settings.MANNAKA_SENDS_MAIL else []
    if channel is None or not people:
        return 0
    channel.told_at = at
    channel.save(update_fields=["told_at"])
    audit.record("channel.trouble_told", actor=audit.SYSTEM, target=channel, at=at, details={"mails": len(people)})
    for person in people:  # last: what fails before it, fails without a mail
        send_mail_of(channel, person)
    return len(people)
