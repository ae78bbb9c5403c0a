from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from celery import current_app
from django.db import transaction

from mannaka_kit.audit.models import Entry
from mannaka_kit.outbox import events
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, use
from mannaka_tenancy.celery import CITY_HEADER

RelayConnection = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def relay_login(committed_db: None, settings: Any) -> Iterator[RelayConnection]:
    with psycopg.connect(settings.DATABASE_RELAY_URL, autocommit=True) as connection:
        yield connection


def happen(city: Tenant, event: Any) -> list[OutboxEvent]:
    """Let an event happen in a city and return its rows."""
    with use(city), transaction.atomic():
        known = set(OutboxEvent.objects.values_list("pk", flat=True))
        events.record(event)
        return list(OutboxEvent.objects.exclude(pk__in=known).order_by("task"))


def deliver(row: OutboxEvent, *, to: Tenant | None = None) -> None:
    """Do what a worker does with the message of this row."""
    kwargs = {**row.kwargs, "outbox_id": str(row.pk)}
    headers = {CITY_HEADER: str(to.key if to else row.city_key)}
    current_app.tasks[row.task].apply(kwargs=kwargs, headers=headers, throw=True)


def count(city: Tenant, action: str) -> int:
    with use(city):
        return Entry.objects.filter(action=action).count()


Count = Callable[[Tenant, str], int]
