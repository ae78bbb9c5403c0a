"""Let go of the turn to ask a channel's service."""

from datetime import datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Coalesce

from tenants.deliveries.actions.begin_poll import Turn
from tenants.deliveries.models import PollMark


@transaction.atomic
def end_poll(*, turn: Turn, failure: str, at: datetime) -> None:
    """Let go, and note since when it fails; a turn that somebody else has by now stays theirs."""
    since = Coalesce("failed_since", Value(at)) if failure else None
    mine = PollMark.objects.filter(channel_id=turn.channel_id, taken_by=turn.key)
    mine.update(taken_until=None, taken_by=None, failure=failure, failed_since=since)
