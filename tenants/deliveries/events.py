"""What happened by a channel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsArrived:
    """Events of one of a service's conversations wait to be taken into ours."""

    channel_id: int
    thread_id: int


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
