"""What happened by a channel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsArrived:
    """Events of one of a service's conversations wait to be taken in, by the room whose they are."""

    channel_id: int
    thread_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsArrived(EventsArrived):
    """What citizens wrote, and all that happened around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsArrived(EventsArrived):
    """What a telephone system told of a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceArrived(EventsArrived):
    """What a meeting service told of its meetings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersArrived(EventsArrived):
    """What a partner's service told of what was referred to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryStored:
    """A delivery was written down, and waits to be read."""

    delivery_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryToPassOn:
    """A delivery is to go on to another system of the city, whose address the code stands for."""

    delivery_id: int
    address: str
    tries: int
