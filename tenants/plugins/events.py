"""What happened to a channel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelChanged:
    """A channel was added, set up, paused, resumed or removed."""

    channel_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelInTrouble:
    """A channel does not work; whoever administers the city should know."""

    channel_id: int
