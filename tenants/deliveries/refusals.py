"""How many deliveries nobody could trust: counted, and nothing of them kept."""

from datetime import date
from typing import Final

from mannaka_kit import clock, tally
from tenants.plugins.models import Channel

_PURPOSE: Final = "channel-refusals"
_TWO_DAYS: Final = 48 * 60 * 60


def count_refusal(channel: Channel) -> None:
    """Count one more refused delivery of today."""
    tally.count(_name(channel, clock.today()), purpose=_PURPOSE, seconds=_TWO_DAYS)


def refusals_on(channel: Channel, day: date) -> int:
    """Return how many deliveries were refused on a day, today's or yesterday's."""
    return tally.counted(_name(channel, day), purpose=_PURPOSE)


def _name(channel: Channel, day: date) -> str:
    return f"{channel.pk}/{day.isoformat()}"
