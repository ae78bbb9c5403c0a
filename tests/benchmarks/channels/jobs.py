"""What the benchmark does inside the product; every function runs in a worker process."""

import hashlib
import os
from typing import Any, Final

SECONDS_A_CITY: Final = 60


def furnish(*, count: int) -> dict[str, str]:
    """Mark the cities as demonstrations, add others up to the count, set a channel up in each; return the addresses."""
    from mannaka_tenancy import use
    from tenants.municipalities.actions.create_city import create_city
    from tenants.municipalities.actions.mark_as_demo import mark_as_demo
    from tenants.municipalities.codes import check_digit
    from tenants.municipalities.selectors import list_cities

    for city in list_cities():
        mark_as_demo(code=city.code)
    for number in range(count - len(list_cities())):
        code = f"01{number:03d}"
        create_city(code=code + check_digit(code), name=f"{number}市", host=f"bench{number}.localhost", is_demo=True)
    addresses = {}
    for city in list_cities():
        with use(city):
            addresses[city.host] = _channel(city)
    return addresses


def _channel(city: Any) -> str:
    from tenants.plugins.models import Channel
    from tenants.plugins.sealing import ENDPOINT
    from tests.support.cast import cast_of
    from tests.support.deliveries import a_line

    key = hashlib.sha256(city.host.encode()).hexdigest()
    line = a_line(city, cast_of(city).users["mio"])
    Channel.objects.filter(pk=line.channel.pk).update(endpoint_hash=ENDPOINT.kept(key))
    return f"/hooks/v1/{key}/"


def store(*, host: str, person: str, first: int, count: int, people: int, together: int) -> None:
    """Write events down, so many of one person in each delivery, all at the same instant: one transaction."""
    from django.db import transaction

    from mannaka_kit import clock
    from mannaka_tenancy import use
    from mannaka_tenancy.registry import find_by_host
    from tenants.deliveries.actions.store_delivery import store_delivery
    from tenants.deliveries.states import DeliveryStatus
    from tenants.plugins.models import Channel
    from tests.benchmarks.channels.events import delivery_of, message

    city = find_by_host(host)
    assert city is not None
    with use(city), transaction.atomic():
        channel = Channel.objects.get()
        for start in range(first, first + count, together):
            writer = f"{person}-{start // together % people}"
            numbers = range(start, min(start + together, first + count))
            request = delivery_of([message(writer, number) for number in numbers])
            store_delivery(channel=channel, request=request, status=DeliveryStatus.STORED, at=clock.now())


def waits(*, host: str, person: str) -> list[float]:
    """Return how many seconds the events of some people waited until they were in their conversations."""
    from mannaka_tenancy import use
    from mannaka_tenancy.registry import find_by_host
    from tenants.deliveries.models import ReceivedEvent

    city = find_by_host(host)
    assert city is not None
    with use(city):
        rows = ReceivedEvent.objects.filter(thread__external_id__startswith=f"{person}-", ended_at__isnull=False)
        told = rows.values_list("ended_at", "delivery__received_at")
        return [(ended - received).total_seconds() for ended, received in told if ended and received]


def faults(*, host: str, expected: dict[str, list[str]]) -> dict[str, int]:
    """Count what is missing, doubled, or not in its order in the conversations of some people."""
    from case_core.cases.states import Direction
    from case_core.conversations.models import Message
    from mannaka_tenancy import use
    from mannaka_tenancy.registry import find_by_host

    city = find_by_host(host)
    assert city is not None
    found: dict[str, list[str]] = {person: [] for person in expected}
    with use(city):
        rows = Message.objects.filter(conversation__thread__external_id__in=list(expected))
        rows = rows.filter(direction=Direction.INCOMING).order_by("conversation", "at", "pk")
        for person, body in rows.values_list("conversation__thread__external_id", "body"):
            found[person].append(body)
    missing = sum(len(set(texts) - set(found[person])) for person, texts in expected.items())
    doubled = sum(len(texts) - len(set(texts)) for texts in found.values())
    disordered = sum(
        one != other
        for person, texts in expected.items()
        for one, other in zip(texts, _once(found[person]), strict=False)
    )
    return {"missing": missing, "doubled": doubled, "disordered": 0 if missing else disordered}


def _once(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def forget_waiting() -> None:
    """
    Drop the work that is left over of a round, as the relay: row security shows the rows to nobody else.

    :raises RuntimeError: if some of it is still there.
    """
    import psycopg

    with psycopg.connect(os.environ["DATABASE_RELAY_URL"], autocommit=True) as connection:
        connection.execute("DELETE FROM bus.outbox_event WHERE done_at IS NULL")
        if connection.execute("SELECT 1 FROM bus.outbox_event WHERE done_at IS NULL LIMIT 1").fetchone():
            raise RuntimeError("work of the last round is left over")


def count_deliveries() -> int:
    """Return how many deliveries all cities hold."""
    from mannaka_tenancy import use
    from tenants.deliveries.models import Delivery
    from tenants.municipalities.selectors import list_cities

    total = 0
    for city in list_cities():
        with use(city):
            total += Delivery.objects.count()
    return total
