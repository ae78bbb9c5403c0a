from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, control, use
from tests.mannaka_kit.outbox.conftest import RelayConnection, count, deliver, happen
from tests.mannaka_kit.outbox.happenings import CaseOpened, remind


def refused(statement: str, params: list[Any] | None = None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        with pytest.raises(ProgrammingError, match=r"permission denied|row-level security"):
            cursor.execute(statement, params)
        transaction.set_rollback(True)


def test_a_city_sees_its_own_rows_only(db: None, imabari: Tenant, saijo: Tenant) -> None:
    happen(imabari, CaseOpened(case_id=1))
    with use(saijo):
        assert not OutboxEvent.objects.exists()
    with use(imabari):
        assert OutboxEvent.objects.count() == 2


def test_a_city_cannot_add_a_row_under_the_others_name(db: None, imabari: Tenant, saijo: Tenant) -> None:
    now = clock.now()
    row = [new_key(), saijo.role, saijo.key, remind.name, now, now]
    with use(imabari):
        refused(
            "INSERT INTO outbox_event (id, city_role, city_key, task, kwargs, created_at, due_at, attempts, last_error)"
            " VALUES (%s, %s, %s, %s, '{}', %s, %s, 0, '')",
            row,
        )


def test_a_row_with_the_others_key_does_nothing_there(db: None, imabari: Tenant, saijo: Tenant) -> None:
    forged = happen(imabari, CaseOpened(case_id=1))[0]
    deliver(forged, to=saijo)
    assert count(saijo, "told.citizen") == 0
    with use(imabari):
        assert OutboxEvent.objects.get(pk=forged.pk).done_at is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outbox_event SET task = 'x'",
        "UPDATE outbox_event SET kwargs = '{}'",
        "UPDATE outbox_event SET city_key = id",
        "UPDATE outbox_event SET city_role = 'x'",
        "UPDATE outbox_event SET attempts = 0",
        "UPDATE outbox_event SET dead_at = NULL",
        "DELETE FROM outbox_event",
        "TRUNCATE outbox_event",
    ],
)
def test_a_city_cannot_change_what_a_row_says(db: None, imabari: Tenant, statement: str) -> None:
    happen(imabari, CaseOpened(case_id=1))
    with use(imabari):
        refused(statement)


def test_a_city_cannot_finish_the_others_rows(db: None, imabari: Tenant, saijo: Tenant) -> None:
    happen(imabari, CaseOpened(case_id=1))
    with use(saijo):
        assert OutboxEvent.objects.update(done_at=clock.now()) == 0


def test_the_registrys_reader_and_the_bare_login_see_nothing(db: None, imabari: Tenant) -> None:
    happen(imabari, CaseOpened(case_id=1))
    with control():
        refused("SELECT 1 FROM bus.outbox_event")
        refused("SET ROLE NONE; SELECT 1 FROM bus.outbox_event")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1 FROM {schema}.audit_entry",
        "SET ROLE {role}",
        "SELECT 1 FROM control.municipality",
        "UPDATE bus.outbox_event SET task = 'x'",
        "UPDATE bus.outbox_event SET done_at = now()",
    ],
)
def test_the_relays_login_reaches_the_outbox_and_nothing_else(
    relay_login: RelayConnection, imabari: Tenant, statement: str
) -> None:
    happen(imabari, CaseOpened(case_id=1))
    assert relay_login.execute("SELECT count(*) FROM bus.outbox_event").fetchone() == (2,)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        relay_login.execute(statement.format(schema=imabari.schema, role=imabari.role).encode())
