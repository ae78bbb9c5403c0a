"""Take the turn to ask a channel's service."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Q

from mannaka_kit.crypto import UndecipherableError
from mannaka_kit.identifiers import new_key
from tenants.deliveries.models import PollMark
from tenants.deliveries.sealing import open_cursor
from tenants.plugins.models import Channel

log = structlog.get_logger(__name__)

EVERY: Final = timedelta(seconds=60)
# Even a service that has news again and again is not asked more often.
ONCE_MORE: Final = timedelta(seconds=1)
# Longer than a task may last: whoever was killed has let go by then.
LASTS: Final = timedelta(minutes=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The right to ask, for whoever holds its key, and where to go on."""

    key: UUID
    channel_id: int
    cursor: bytes | None = field(repr=False)


@transaction.atomic
def begin_poll(*, channel: Channel, at: datetime, has_news: bool = False) -> Turn | None:
    """Take the turn, if nobody has it and the service was not asked within the last minute, or has news."""
    PollMark.objects.bulk_create([PollMark(channel=channel)], ignore_conflicts=True)
    free = Q(taken_until=None) | Q(taken_until__lt=at)
    rested = Q(polled_at=None) | Q(polled_at__lte=at - (ONCE_MORE if has_news else EVERY))
    key = new_key()
    marks = PollMark.objects.filter(free, rested, channel=channel)
    if not marks.update(taken_until=at + LASTS, taken_by=key, polled_at=at):
        return None
    return Turn(key=key, channel_id=channel.pk, cursor=_cursor(channel))


def _cursor(channel: Channel) -> bytes | None:
    sealed = PollMark.objects.values_list("sealed_cursor", flat=True).get(channel=channel)
    try:
        return None if sealed is None else open_cursor(sealed, channel=channel)
    except UndecipherableError:
        # From the beginning: what was told before is known by its ids.
        log.error("poll.cursor_lost", channel_id=channel.pk)  # noqa: TRY400 - the trace says no more
        return None
