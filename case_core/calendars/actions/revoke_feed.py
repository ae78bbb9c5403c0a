"""Stop the address of a calendar."""

from datetime import datetime

from django.db import transaction

from case_core.calendars.errors import FeedNotFoundError
from case_core.calendars.models import CalendarFeed
from case_core.calendars.policies import can_keep_feeds_of_rooms
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def revoke_feed(*, actor: Actor, at: datetime, room_id: int | None = None) -> CalendarFeed:
    """
    Stop the address of the actor's own calendar, or of a room's, for good: whoever asks it next finds nothing.

    :raises NotAllowedError: the room's calendar is the administrators'.
    :raises FeedNotFoundError: there is none.
    """
    rows = CalendarFeed.objects.select_for_update(of=("self",)).filter(ended_at__isnull=True)
    if room_id is None:
        feed = rows.filter(counsellor__user_id=actor.user_id).first()
    else:
        require(can_keep_feeds_of_rooms(actor))
        feed = rows.filter(room_id=room_id).first()
    if feed is None:
        raise FeedNotFoundError
    feed.ended_at = at
    feed.save(update_fields=["ended_at"])
    told = {"counsellor": feed.counsellor_id, "room": feed.room_id}
    audit.record("calendar.revoked", actor=actor, target=feed, at=at, details=told)
    return feed
