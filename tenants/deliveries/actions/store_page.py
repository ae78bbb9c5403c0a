"""Write down what a service told when it was asked."""

from datetime import datetime

from django.db import transaction

from mannaka_sdk import PollPage
from tenants.deliveries.actions.begin_poll import LASTS, Turn
from tenants.deliveries.first_hearing import note_first_hearing
from tenants.deliveries.models import PollMark
from tenants.deliveries.sealing import seal_cursor
from tenants.deliveries.storing import store_events
from tenants.plugins.models import Channel


@transaction.atomic
def store_page(*, channel: Channel, turn: Turn, page: PollPage, at: datetime) -> bool:
    """Keep events and cursor together, so that none is lost or told twice; false if the turn is somebody else's now."""
    mark = PollMark.objects.select_for_update().filter(channel=channel, taken_by=turn.key).first()
    if mark is None:
        return False
    store_events(page.events, channel=channel, at=at)
    if page.cursor is not None:
        mark.sealed_cursor = seal_cursor(page.cursor, channel=channel)
    mark.taken_until = at + LASTS
    mark.save(update_fields=["sealed_cursor", "taken_until"])
    if page.events:
        note_first_hearing(channel, at=at)
    return True
