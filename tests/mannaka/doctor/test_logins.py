"""Owner and relay: in the same database, strong enough, and no stronger."""

from collections.abc import Callable
from urllib.parse import urlsplit

import psycopg

from mannaka.doctor.checks import one_database, owner_login, relay_login
from mannaka_tenancy import Tenant
from tests.mannaka.doctor.conftest import MakeSituation
from tests.mannaka.doctor.conftest import database as empty_database

Login = Callable[[str], str]


def test_the_logins_of_the_test_stack_are_sound(situation: MakeSituation) -> None:
    checks = (one_database, owner_login, relay_login)

    assert [finding for check in checks for finding in check.check(situation())] == []


def test_a_web_process_without_the_other_two_addresses_is_sound(situation: MakeSituation) -> None:
    alone = situation(DATABASE_OWNER_URL="", DATABASE_RELAY_URL="")
    checks = (one_database, owner_login, relay_login)

    assert [finding for check in checks for finding in check.check(alone)] == []


def test_an_owner_in_another_database_is_found(situation: MakeSituation, sound: dict[str, str]) -> None:
    with empty_database("", sound) as url:
        patient = situation(DATABASE_OWNER_URL=url)
        (finding,) = one_database.check(patient)
        patient.close()

    assert finding.setting == "DATABASE_OWNER_URL"
    assert "another database" in finding.problem


def test_an_owner_who_may_not_make_roles_is_found(situation: MakeSituation, login: Login) -> None:
    (finding,) = owner_login.check(situation(DATABASE_OWNER_URL=login("NOINHERIT")))

    assert "may not make roles" in finding.problem
    assert finding.stops_start


def test_an_owner_who_owns_nothing_is_found(situation: MakeSituation, login: Login) -> None:
    (finding,) = owner_login.check(situation(DATABASE_OWNER_URL=login("CREATEROLE")))

    assert "does not own the schema control" in finding.problem


def test_an_owner_who_is_superuser_is_told(situation: MakeSituation, login: Login) -> None:
    (finding,) = owner_login.check(situation(DATABASE_OWNER_URL=login("SUPERUSER")))

    assert "superuser" in finding.problem
    assert not finding.stops_start


def test_a_relay_that_cannot_read_the_outbox_is_found(situation: MakeSituation, login: Login) -> None:
    (finding,) = relay_login.check(situation(DATABASE_RELAY_URL=login("NOINHERIT")))

    assert "cannot read bus.outbox_event" in finding.problem


def test_a_relay_that_reads_a_city_is_found(
    situation: MakeSituation, login: Login, admin: psycopg.Connection, imabari: Tenant
) -> None:
    url = login("INHERIT")
    admin.execute(f"GRANT {imabari.role} TO {urlsplit(url).username}")

    (finding,) = relay_login.check(situation(DATABASE_RELAY_URL=url))

    assert imabari.schema in finding.problem


def test_a_relay_that_passes_through_walls_is_found(situation: MakeSituation, login: Login) -> None:
    (finding,) = relay_login.check(situation(DATABASE_RELAY_URL=login("BYPASSRLS")))

    assert "every wall" in finding.problem
