"""A wall between two cities that fell, a city that cannot be served, keys and grants that drifted."""

import os

import psycopg
import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from mannaka.doctor.checks import checkpoints, city_grants, city_keys, city_schemas, city_walls, insecure_http
from mannaka_kit import audit, clock
from mannaka_kit.audit.checkpoints import sign_checkpoint
from mannaka_tenancy import Tenant, use
from tests.mannaka.doctor.conftest import MakeSituation

pytestmark = pytest.mark.usefixtures("committed_db")


def test_the_two_cities_of_the_test_stack_are_sound(situation: MakeSituation, imabari: Tenant, saijo: Tenant) -> None:
    checks = (city_walls, city_schemas, city_keys, city_grants, checkpoints, insecure_http)

    assert {imabari.schema, saijo.schema} <= {city.schema for city in situation().cities()}
    assert [finding for check in checks for finding in check.check(situation())] == []


@pytest.mark.parametrize("reached_by", ["saijo", "everybody"])
def test_a_schema_that_others_may_enter_is_found(
    situation: MakeSituation, admin: psycopg.Connection, imabari: Tenant, saijo: Tenant, reached_by: str
) -> None:
    role = saijo.role if reached_by == "saijo" else "PUBLIC"
    admin.execute(f"GRANT USAGE ON SCHEMA {imabari.schema} TO {role}")
    (finding,) = city_walls.check(situation())
    admin.execute(f"REVOKE USAGE ON SCHEMA {imabari.schema} FROM {role}")

    assert f"may enter the schema {imabari.schema}" in finding.problem
    assert finding.stops_start


def test_a_city_role_that_inherits_another_is_found(
    situation: MakeSituation, admin: psycopg.Connection, imabari: Tenant, saijo: Tenant
) -> None:
    admin.execute(f"GRANT {imabari.role} TO {saijo.role}")
    (finding,) = city_walls.check(situation())
    admin.execute(f"REVOKE {imabari.role} FROM {saijo.role}")

    assert f"The role {saijo.role} may enter the schema {imabari.schema}" in finding.problem


def test_a_city_without_its_schema_is_found(
    situation: MakeSituation, admin: psycopg.Connection, imabari: Tenant
) -> None:
    admin.execute(f"ALTER SCHEMA {imabari.schema} RENAME TO lost_one")
    (finding,) = city_schemas.check(situation())
    admin.execute(f"ALTER SCHEMA lost_one RENAME TO {imabari.schema}")

    assert imabari.schema in finding.problem
    assert not finding.stops_start


def test_a_city_whose_role_the_web_may_not_take_is_found(
    situation: MakeSituation, admin: psycopg.Connection, imabari: Tenant
) -> None:
    admin.execute(f"REVOKE {imabari.role} FROM mannaka_web GRANTED BY mannaka_owner")
    (finding,) = city_schemas.check(situation())
    admin.execute(f"GRANT {imabari.role} TO mannaka_web GRANTED BY mannaka_owner")

    assert f"GRANT {imabari.role} TO mannaka_web" in finding.mend


def test_a_city_without_a_main_host_is_found(
    situation: MakeSituation, admin: psycopg.Connection, imabari: Tenant
) -> None:
    admin.execute("UPDATE control.municipality_host SET is_primary = false WHERE domain = %s", [imabari.host])

    (finding,) = city_schemas.check(situation())

    assert "no main host" in finding.problem


def test_a_key_that_opens_no_city_is_found(situation: MakeSituation, imabari: Tenant, settings: Settings) -> None:
    settings.MANNAKA_KEK = os.urandom(32)

    (finding,) = city_keys.check(situation())

    assert finding.setting == "MANNAKA_KEK"
    assert finding.stops_start


@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_a_log_that_can_be_rewritten_is_found(
    situation: MakeSituation, admin: psycopg.Connection, imabari: Tenant, right: str
) -> None:
    admin.execute(f"GRANT {right} ON {imabari.schema}.audit_entry TO {imabari.role}")
    (finding,) = city_grants.check(situation())
    admin.execute(f"REVOKE {right} ON {imabari.schema}.audit_entry FROM {imabari.role}")

    assert f"{imabari.schema}.audit_entry" in finding.problem


def test_checkpoints_of_another_key_are_found(situation: MakeSituation, imabari: Tenant, settings: Settings) -> None:
    with use(imabari):
        with transaction.atomic():
            audit.record("doctor.tested", actor=audit.SYSTEM, target=None, at=clock.now())
        sign_checkpoint()
    assert list(checkpoints.check(situation())) == []

    settings.MANNAKA_AUDIT_KEY = os.urandom(32)
    (finding,) = checkpoints.check(situation())

    assert imabari.name in finding.problem


def test_open_cookies_on_a_host_outside_are_found(
    situation: MakeSituation, admin: psycopg.Connection, imabari: Tenant
) -> None:
    admin.execute(
        "UPDATE control.municipality_host SET domain = 'soudan.city.example' WHERE domain = %s", [imabari.host]
    )

    (finding,) = insecure_http.check(situation(MANNAKA_INSECURE_HTTP="1"))

    assert "soudan.city.example" in finding.problem
