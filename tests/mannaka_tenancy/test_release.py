"""A release may be run again, mends what it can and names what it cannot."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import connection, connections

from mannaka_tenancy import Tenant
from mannaka_tenancy.context import building
from mannaka_tenancy.errors import TenancyError
from mannaka_tenancy.release import run_release

COMMAND = [sys.executable, "-m", "tests.support.build_template"]


def release() -> subprocess.CompletedProcess[str]:
    """Run a release of this test's database, as its owner, in a process of its own."""
    environment = os.environ | {"MANNAKA_DATABASE_LOGIN": "owner"}
    return subprocess.run(COMMAND, env=environment, capture_output=True, text=True, check=False)


def as_owner(city: Tenant, sql: str) -> list[tuple[Any, ...]]:
    """Run a statement in a city's schema with the owner's rights."""
    with building(city.schema, "ext"), connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall()) if cursor.description else []


@pytest.mark.slow
def test_a_release_mends_rows_and_names_a_city_whose_structure_differs(
    committed_db: None, imabari: Tenant, saijo: Tenant
) -> None:
    as_owner(saijo, "DELETE FROM auth_permission WHERE id = (SELECT max(id) FROM auth_permission)")

    mended = release()
    assert mended.returncode == 0, mended.stderr
    assert f"city {saijo.schema}: migrated" in mended.stdout
    assert imabari.schema not in mended.stdout
    count = "SELECT count(*) FROM auth_permission"
    assert as_owner(saijo, count) == as_owner(imabari, count)

    as_owner(saijo, "ALTER TABLE section DROP COLUMN telephone")
    refused = release()
    assert refused.returncode != 0
    assert f"{saijo.schema} differs from the template" in refused.stderr


@pytest.mark.usefixtures("reading_db")
def test_the_web_login_cannot_release() -> None:
    assert not connection.as_login
    with pytest.raises(TenancyError, match="DATABASE_OWNER_URL"):
        run_release(print)
