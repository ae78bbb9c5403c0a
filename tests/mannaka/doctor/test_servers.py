"""Servers that are away, foreign, or too trusting are named."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import psycopg
import pytest

from mannaka.doctor.checks import (
    broker,
    cache,
    database,
    database_extensions,
    database_locale,
    database_version,
    web_login,
)
from mannaka.local.ports import free_port
from mannaka_tenancy import Tenant
from tests.mannaka.doctor.conftest import MakeSituation
from tests.mannaka.doctor.conftest import database as empty_database

Login = Callable[[str], str]


def test_the_test_stack_is_sound(situation: MakeSituation) -> None:
    checks = (database, database_version, database_locale, database_extensions, web_login, broker, cache)

    assert [finding for check in checks for finding in check.check(situation())] == []


@pytest.mark.parametrize("setting", ["DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_RELAY_URL"])
def test_a_database_that_does_not_listen_is_found(situation: MakeSituation, setting: str) -> None:
    (finding,) = database.check(situation(**{setting: f"postgresql://a:b@127.0.0.1:{free_port()}/mannaka"}))

    assert finding.setting == setting
    assert "does not answer" in finding.problem


def test_a_wrong_password_is_found_and_not_shown(situation: MakeSituation, sound: dict[str, str]) -> None:
    password = urlsplit(sound["DATABASE_URL"]).password or ""
    (finding,) = database.check(situation(DATABASE_URL=sound["DATABASE_URL"].replace(password, "guess-it")))

    assert "password authentication failed" in finding.problem
    assert "guess-it" not in str(finding)


def test_an_address_that_is_not_set_is_found(situation: MakeSituation) -> None:
    (finding,) = database.check(situation(DATABASE_URL=""))

    assert "not set" in finding.problem


def test_an_older_server_is_found(situation: MakeSituation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_version, "OLDEST", 99)

    (finding,) = database_version.check(situation())

    assert re.search(r"PostgreSQL \d+", finding.problem)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("LOCALE 'C'", "lower('Ａ')"),
        ("LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_CTYPE 'C' LC_COLLATE 'C'", "show_trgm"),
        ("ENCODING 'SQL_ASCII' LOCALE 'C'", "encoding is SQL_ASCII"),
    ],
)
def test_a_database_that_knows_no_japanese_is_found(
    situation: MakeSituation, sound: dict[str, str], options: str, words: str
) -> None:
    with empty_database(options, sound) as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE SCHEMA ext; CREATE EXTENSION pg_trgm SCHEMA ext")
        patient = situation(DATABASE_URL=url)
        (finding,) = database_locale.check(patient)
        patient.close()

    assert words in finding.problem
    assert "--builtin-locale=C.UTF-8" in finding.mend


def test_missing_extensions_are_found_by_name(situation: MakeSituation, sound: dict[str, str]) -> None:
    with empty_database("", sound) as url:
        patient = situation(DATABASE_URL=url)
        findings = list(database_extensions.check(patient))
        patient.close()

    assert [finding.problem.split()[2] for finding in findings] == ["btree_gist", "pg_trgm"]
    assert "CREATE EXTENSION pg_trgm SCHEMA ext" in findings[1].mend


@pytest.mark.parametrize("attribute", ["SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB"])
def test_a_web_login_that_is_too_strong_is_found(situation: MakeSituation, login: Login, attribute: str) -> None:
    (finding,) = web_login.check(situation(DATABASE_URL=login(attribute)))

    assert attribute in finding.problem


def test_a_web_login_that_inherits_a_city_is_found(
    situation: MakeSituation, login: Login, admin: psycopg.Connection, imabari: Tenant
) -> None:
    url = login("INHERIT")
    admin.execute(f"GRANT {imabari.role} TO {urlsplit(url).username}")

    (finding,) = web_login.check(situation(DATABASE_URL=url))

    assert f"can read {imabari.schema}." in finding.problem


def test_a_web_login_with_a_grant_of_its_own_is_found(
    situation: MakeSituation, login: Login, admin: psycopg.Connection, imabari: Tenant
) -> None:
    url = login("NOINHERIT")
    name = urlsplit(url).username
    admin.execute(
        f"GRANT USAGE ON SCHEMA {imabari.schema} TO {name}; GRANT SELECT ON {imabari.schema}.staff_user TO {name}"
    )

    (finding,) = web_login.check(situation(DATABASE_URL=url))

    assert f"can read {imabari.schema}.staff_user" in finding.problem


def test_a_broker_that_is_away_is_told_but_no_reason_to_stay_closed(situation: MakeSituation) -> None:
    (finding,) = broker.check(situation(BROKER_URL=f"redis://127.0.0.1:{free_port()}/0"))

    assert "does not answer" in finding.problem
    assert not finding.stops_start


def test_a_rabbitmq_that_is_away_is_told(situation: MakeSituation) -> None:
    (finding,) = broker.check(situation(BROKER_URL=f"amqp://guest@127.0.0.1:{free_port()}/"))

    assert "does not answer" in finding.problem


def test_a_cache_without_an_address_stops_the_start(situation: MakeSituation) -> None:
    (finding,) = cache.check(situation(CACHE_URL=""))

    assert "not set" in finding.problem
    assert finding.stops_start
