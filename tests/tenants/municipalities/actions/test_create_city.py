"""A new city is made, answers, and shares nothing with the others."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client

from mannaka_kit.errors import AnticipatedError
from mannaka_tenancy import Tenant, control, use
from tenants.accounts.models import User
from tenants.municipalities.actions.create_city import create_city
from tenants.municipalities.errors import (
    InvalidCodeError,
    InvalidHostError,
    InvalidNameError,
    InvalidSchemaError,
    NoOwnerLoginError,
    TakenError,
)
from tenants.municipalities.models import Municipality
from tenants.municipalities.selectors import find_city, list_cities

NIIHAMA = {"code": "382051", "name": "新居浜市", "host": "niihama.localhost"}


def test_a_new_city_answers_at_its_host_with_its_own_name(
    committed_db: None, imabari: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    city = create_city(**NIIHAMA)

    page = client_of(city).get("/").content.decode()

    assert "新居浜市" in page
    assert imabari.name not in page


def test_a_new_city_is_in_the_registry_and_empty(committed_db: None, imabari: Tenant) -> None:
    with use(imabari):
        User.objects.create(username="aoi", display_name="青井", name_kana="アオイ")

    city = create_city(**NIIHAMA)

    assert find_city("382051").key == city.key
    with use(city):
        assert not User.objects.exists()


def test_host_and_name_are_kept_in_one_spelling(committed_db: None) -> None:
    city = create_city(code="382051", name="  新居浜市 ", host="NIIHAMA.localhost.")

    assert (city.host, city.name) == ("niihama.localhost", "新居浜市")


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"code": "382052"}, InvalidCodeError),
        ({"code": "382027"}, TakenError),
        ({"host": "imabari.localhost"}, TakenError),
        ({"host": "IMABARI.localhost:8000"}, TakenError),
        ({"host": "no host"}, InvalidHostError),
        ({"host": ""}, InvalidHostError),
        ({"name": " "}, InvalidNameError),
        ({"name": "市" * 101}, InvalidNameError),
        ({"schema": "control"}, InvalidSchemaError),
        ({"schema": "city_template"}, InvalidSchemaError),
        ({"schema": "pg_x"}, InvalidSchemaError),
        ({"schema": 'x"; DROP SCHEMA control; --'}, InvalidSchemaError),
    ],
)
def test_a_wrong_city_is_refused_at_its_field_and_leaves_nothing(
    committed_db: None, change: dict[str, str], refused: type[AnticipatedError]
) -> None:
    before = [city.code for city in list_cities()]

    with pytest.raises(refused) as error:
        create_city(**NIIHAMA | change)

    assert error.value.field in change
    assert [city.code for city in list_cities()] == before
    assert not _schemas_like("c382051%")


def test_a_schema_of_another_city_is_taken(committed_db: None, imabari: Tenant) -> None:
    with pytest.raises(TakenError) as error:
        create_city(**NIIHAMA, schema=imabari.schema)

    assert error.value.field == "schema"


def test_a_creation_that_fails_half_way_leaves_no_schema_role_or_row(
    committed_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mannaka_tenancy.provisioning.grant_statements", lambda **_names: "SELECT no_such_function()")

    with pytest.raises(Exception, match="no_such_function"):
        create_city(**NIIHAMA, schema="c382051_halfway")

    assert not _schemas_like("c382051%")
    with control():
        assert not Municipality.objects.filter(code="382051").exists()


def test_without_the_owners_login_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenants.municipalities.actions.create_city.OWNER", "nobody")

    with pytest.raises(NoOwnerLoginError, match="DATABASE_OWNER_URL"):
        create_city(**NIIHAMA)


def _schemas_like(pattern: str) -> list[str]:
    with control(), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE %s", [pattern])
        return [row[0] for row in cursor.fetchall()]
