"""Role and path of a session follow the ContextVar."""

from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from mannaka_tenancy import NoTenantError, Tenant, control, use
from mannaka_tenancy.errors import BannedApiError, StaleCursorError

INSERT_SESSION = "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, '', now())"
pytestmark = pytest.mark.usefixtures("sessions")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return the list of every statement that reaches the driver."""
    statements: list[str] = []
    execute = psycopg.ClientCursor.execute

    def spy(cursor: psycopg.ClientCursor, query: str, *args: object, **kwargs: object) -> object:
        statements.append(str(query))
        return execute(cursor, query, *args, **kwargs)

    monkeypatch.setattr(psycopg.ClientCursor, "execute", spy)
    return statements


def who() -> tuple[str, str]:
    """Ask the server for role and first schema."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text, current_schema()::text")
        return cursor.fetchone()


def count_sessions(city: Tenant) -> int:
    """Return the number of browser sessions in a city."""
    with use(city), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        return int(cursor.fetchone()[0])


def fail_after_asking() -> None:
    """Enter the scope in a transaction and then break it."""
    who()
    raise ValueError("planted")


def test_the_server_sees_the_citys_role_and_schema(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        assert who() == (imabari.role, imabari.schema)
    with use(saijo):
        assert who() == (saijo.role, saijo.schema)
    with control():
        assert who() == ("control_reader", "control")


def test_the_path_of_a_city_is_its_schema_and_the_shared_ones(imabari: Tenant) -> None:
    with use(imabari), connection.cursor() as cursor:
        cursor.execute("SHOW search_path")

        assert cursor.fetchone() == (f"{imabari.schema}, bus, ref, ext",)


def test_the_login_of_tests_is_that_of_production(imabari: Tenant) -> None:
    with use(imabari), connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname::text, rolsuper, rolbypassrls, rolinherit FROM pg_roles WHERE rolname = session_user"
        )

        assert cursor.fetchone() == ("mannaka_web", False, False, False)


def test_role_and_path_go_in_one_round_trip_and_only_on_change(imabari: Tenant, saijo: Tenant, sent: list[str]) -> None:
    with control():
        who()
    sent.clear()

    for city in (imabari, imabari, saijo):
        with use(city):
            who()
            who()

    switches = [statement for statement in sent if "SET ROLE" in statement]
    assert len(switches) == 2
    assert all("search_path" in statement for statement in switches)
    assert len(sent) == 2 + 6


def test_a_query_outside_every_city_is_refused(imabari: Tenant) -> None:
    with use(imabari):
        who()

    with pytest.raises(NoTenantError):
        who()


def test_a_query_in_an_empty_process_is_refused() -> None:
    connection.close()

    with pytest.raises(NoTenantError):
        who()


def test_a_cursor_kept_over_a_switch_asks_in_the_new_city(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        kept = connection.cursor()
        kept.execute("SELECT 1")

    with use(saijo):
        kept.execute("SELECT current_schema()::text")
        assert kept.fetchone() == (saijo.schema,)
    with pytest.raises(NoTenantError):
        kept.execute("SELECT 1")


@pytest.mark.parametrize("fetch", ["fetchone", "fetchmany", "fetchall", "__iter__"])
def test_rows_asked_for_in_one_city_are_not_read_in_another(imabari: Tenant, saijo: Tenant, fetch: str) -> None:
    with use(imabari):
        kept = connection.cursor()
        kept.execute("SELECT generate_series(1, 3)")

    with use(saijo), pytest.raises(StaleCursorError):
        list(getattr(kept, fetch)())


def test_rows_may_be_read_after_a_stay_in_another_city(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari), connection.cursor() as cursor:
        cursor.execute("SELECT generate_series(1, 3)")
        with use(saijo):
            assert who() == (saijo.role, saijo.schema)

        assert cursor.fetchall() == [(1,), (2,), (3,)]


def test_a_rollback_that_takes_the_role_back_is_noticed(imabari: Tenant, saijo: Tenant) -> None:
    with use(saijo):
        who()

    with use(imabari):
        with pytest.raises(ValueError, match="planted"), transaction.atomic():
            fail_after_asking()

        assert who() == (imabari.role, imabari.schema)


def test_a_rollback_to_a_savepoint_that_takes_the_role_back_is_noticed(imabari: Tenant, saijo: Tenant) -> None:
    with use(saijo), transaction.atomic():
        who()
        with pytest.raises(ValueError, match="planted"), transaction.atomic(), use(imabari):
            fail_after_asking()

        with use(imabari):
            assert who() == (imabari.role, imabari.schema)


def test_a_rollback_of_the_test_client_kind_is_noticed(imabari: Tenant, saijo: Tenant) -> None:
    with use(saijo):
        who()
    transaction.set_autocommit(False)
    with use(imabari):
        who()
    transaction.rollback()
    transaction.set_autocommit(True)

    with use(imabari):
        assert who() == (imabari.role, imabari.schema)


def test_a_failed_statement_in_a_transaction_is_noticed(imabari: Tenant, saijo: Tenant) -> None:
    with use(saijo):
        who()
    with use(imabari):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(INSERT_SESSION, [("k",), ("k",)])

        assert who() == (imabari.role, imabari.schema)


def test_a_new_session_enters_the_city_anew(imabari: Tenant) -> None:
    with use(imabari):
        who()
        connection.close()

        assert who() == (imabari.role, imabari.schema)


def test_an_unknown_role_is_an_error_and_the_statement_does_not_run(imabari: Tenant) -> None:
    gone = replace(imabari, role="r_gone")
    with use(imabari):
        who()

    with use(gone), pytest.raises(DatabaseError, match="r_gone"):
        who()
    with use(imabari):
        assert who() == (imabari.role, imabari.schema)


def test_a_broken_transaction_is_said_to_be_one(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari), transaction.atomic():
        transaction.set_rollback(True)
        with use(saijo), pytest.raises(TransactionManagementError):
            who()


def test_a_server_side_cursor_reads_its_city(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        rows = ContentType.objects.order_by("pk").iterator(chunk_size=2)
        first = next(rows)
        with use(saijo):
            assert who() == (saijo.role, saijo.schema)
        rest = list(rows)

    assert first.pk < rest[0].pk


def test_a_server_side_cursor_hands_no_rows_to_another_city(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        rows = ContentType.objects.order_by("pk").iterator(chunk_size=2)
        next(rows)

    with use(saijo), pytest.raises(StaleCursorError):
        list(rows)


def test_copy_and_stream_enter_the_city(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        who()

    with use(saijo), connection.cursor() as cursor:
        with cursor.copy("COPY (SELECT current_schema()::text) TO STDOUT") as copied:
            assert list(copied.rows()) == [(saijo.schema,)]
        assert list(cursor.stream("SELECT current_user::text")) == [(saijo.role,)]


def test_executemany_enters_the_city(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        who()

    with transaction.atomic():
        with use(saijo), connection.cursor() as cursor:
            cursor.executemany(INSERT_SESSION, [("a",), ("b",)])
        counted = {city.code: count_sessions(city) for city in (imabari, saijo)}
        transaction.set_rollback(True)

    assert counted == {imabari.code: 0, saijo.code: 2}


def test_a_commit_hook_runs_in_the_city_that_registered_it(imabari: Tenant, saijo: Tenant) -> None:
    seen: list[tuple[str, str]] = []

    with use(saijo), transaction.atomic():
        with use(imabari):
            transaction.on_commit(lambda: seen.append(who()))
        assert seen == []

    assert seen == [(imabari.role, imabari.schema)]


def test_a_commit_hook_must_be_callable(imabari: Tenant) -> None:
    with use(imabari), pytest.raises(TypeError):
        transaction.on_commit("now")  # type: ignore[arg-type]


def test_transaction_control_needs_no_city() -> None:
    with transaction.atomic(), transaction.atomic():
        pass
    connection.check_constraints()


def test_queries_are_logged_in_debug_too(imabari: Tenant) -> None:
    connection.force_debug_cursor = True
    try:
        with use(imabari):
            assert who() == (imabari.role, imabari.schema)
        assert "current_user" in connection.queries[-1]["sql"]
    finally:
        connection.force_debug_cursor = False


@pytest.mark.parametrize("name", ["set_tenant", "set_schema", "set_schema_to_public", "get_tenant", "get_schema"])
def test_the_switches_of_django_tenants_are_banned(imabari: Tenant, name: str) -> None:
    with use(imabari), pytest.raises(BannedApiError):
        getattr(connection, name)(imabari)


def test_the_tenant_is_no_property_of_a_connection(imabari: Tenant) -> None:
    with use(imabari), pytest.raises(BannedApiError):
        _ = connection.tenant


def test_the_schema_name_is_that_of_the_scope(imabari: Tenant) -> None:
    with use(imabari):
        assert connection.schema_name == imabari.schema
    with pytest.raises(NoTenantError):
        _ = connection.schema_name
