"""Overrides of other plugins' fixtures; the project's own stand in tests/support/plugin.py."""

import pytest

from tests.support.plugin import RunDatabase


@pytest.fixture(scope="session")
def django_db_setup(run_database: RunDatabase) -> None:
    """Replace pytest-django's set-up: a test database is a copy of a released one, and the login stays mannaka_web."""
