"""Names that PostgreSQL is given."""

from dataclasses import replace

import pytest

from mannaka_tenancy import Tenant
from mannaka_tenancy.errors import InvalidIdentifierError
from mannaka_tenancy.tenant import RESERVED_SCHEMAS, require_identifier


@pytest.mark.parametrize("name", ["c382027_ab12cd", "r_c382027_ab12cd", "ab"])
def test_a_plain_name_is_returned(name: str) -> None:
    assert require_identifier(name) == name


@pytest.mark.parametrize("name", ["", "a", "1a", "A1", "a-b", 'a"b', "a b", "pg_temp", "今治", "a" * 60, "ab\n"])
def test_any_other_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidIdentifierError):
        require_identifier(name)


@pytest.mark.parametrize("schema", sorted(RESERVED_SCHEMAS))
def test_no_city_has_a_shared_schema(imabari: Tenant, schema: str) -> None:
    with pytest.raises(InvalidIdentifierError):
        replace(imabari, schema=schema)


def test_a_role_is_a_plain_name_too(imabari: Tenant) -> None:
    with pytest.raises(InvalidIdentifierError):
        replace(imabari, role='r"; RESET ROLE; --')


def test_the_key_of_a_city_is_not_shown(imabari: Tenant) -> None:
    assert imabari.wrapped_key
    assert "wrapped_key" not in repr(imabari)
