"""Queued work that nobody does, an outbox without walls, a Valkey that forgets or stands open, clocks, a lossy disk."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest
import redis
import time_machine

from mannaka.doctor.checks import clocks, durability, open_valkey, outbox_backlog, outbox_walls, valkey_apart
from mannaka_tenancy import Tenant
from tests.mannaka.doctor.conftest import MakeSituation

WAITING = """
INSERT INTO bus.outbox_event (id, city_key, city_role, task, kwargs, created_at, due_at, dead_at, attempts, last_error)
VALUES (%(id)s, %(key)s, %(role)s, 'a.task', '{}', now(), now() - interval '20 minutes', %(dead_at)s, 0, '')
"""
DEAD = {"dead_at": datetime.now(UTC)}


@pytest.fixture
def forgetful(sound: dict[str, str]) -> Iterator[None]:
    client = redis.Redis.from_url(sound["BROKER_URL"])
    client.config_set("maxmemory", "1gb")
    client.config_set("maxmemory-policy", "allkeys-lru")
    yield
    client.config_set("maxmemory", "0")
    client.config_set("maxmemory-policy", "noeviction")


def test_the_test_stack_works_and_only_its_disk_is_not_to_be_trusted(
    committed_db: None, situation: MakeSituation
) -> None:
    checks = (outbox_walls, outbox_backlog, valkey_apart, open_valkey, clocks)

    assert [finding for check in checks for finding in check.check(situation())] == []
    assert [f.problem.split()[4] for f in durability.check(situation())] == ["fsync", "full_page_writes"]


def test_an_outbox_without_walls_is_found(
    committed_db: None, situation: MakeSituation, admin: psycopg.Connection
) -> None:
    admin.execute("ALTER TABLE bus.outbox_event DISABLE ROW LEVEL SECURITY")
    (finding,) = outbox_walls.check(situation())
    admin.execute("ALTER TABLE bus.outbox_event ENABLE ROW LEVEL SECURITY")

    assert finding.stops_start


@pytest.mark.parametrize(
    ("state", "words"), [({"dead_at": None}, "waits since 20 minutes"), (DEAD, "1 pieces of work")]
)
def test_work_that_nobody_does_is_found(
    committed_db: None,
    situation: MakeSituation,
    admin: psycopg.Connection,
    imabari: Tenant,
    state: dict[str, datetime | None],
    words: str,
) -> None:
    admin.execute("DELETE FROM bus.outbox_event")
    admin.execute(WAITING, {"id": uuid.uuid4(), "key": imabari.key, "role": imabari.role, **state})

    (finding,) = outbox_backlog.check(situation())

    assert words in finding.problem


def test_one_valkey_database_for_queue_and_cache_is_found(situation: MakeSituation, sound: dict[str, str]) -> None:
    (finding,) = valkey_apart.check(situation(CACHE_URL=sound["BROKER_URL"]))

    assert finding.setting == "CACHE_URL"


def test_a_queue_that_throws_away_is_found(situation: MakeSituation, forgetful: None) -> None:
    (finding,) = valkey_apart.check(situation())

    assert "allkeys-lru" in finding.problem


def test_a_valkey_without_password_on_another_machine_is_found(situation: MakeSituation) -> None:
    (finding,) = open_valkey.check(situation(CACHE_URL="redis://valkey.example:6379/1"))

    assert finding.setting == "CACHE_URL"


def test_clocks_that_are_apart_are_found(situation: MakeSituation) -> None:
    patient = situation()
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC)):
        (finding,) = clocks.check(patient)

    assert "s apart" in finding.problem
