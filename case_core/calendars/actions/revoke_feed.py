"""Stop the address of a calendar."""

from datetime import datetime

from django.db import transaction

from case_core.calendars.errors import NoFeedError
from case_core.calendars.models import CalendarFeed
from case_core.calendars.policies import can_keep_feed
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def revoke_feed(*, feed_id: int, actor: Actor, at: datetime) -> CalendarFeed:
    """
    Stop an address for good: whoever asks it next finds nothing.

    :raises NoFeedError: there is none, or it was stopped before.
    :raises NotAllowedError: it is neither the actor's own nor, of a room, is the actor an administrator.
    """
    rows = CalendarFeed.objects.select_for_update(of=("self",)).select_related("counsellor")
    feed = rows.filter(pk=feed_id, ended_at__isnull=True).first()
    if feed is None:
        raise NoFeedError
    require(can_keep_feed(actor, feed))
    feed.ended_at = at
    feed.save(update_fields=["ended_at"])
    told = {"counsellor": feed.counsellor_id, "room": feed.room_id}
    audit.record("calendar.revoked", actor=actor, target=feed, at=at, details=told)
    return feed
