"""Overrides of other plugins' fixtures; the project's own stand in tests/support/plugin.py."""

import pytest
from hypothesis import HealthCheck, settings

from tests.support.plugin import RunDatabase

# How long a made-up value takes is the machine's matter, and says nothing of the code.
settings.register_profile("mannaka", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("mannaka")


@pytest.fixture(scope="session")
def django_db_setup(run_database: RunDatabase) -> None:
    """Replace pytest-django's set-up: a test database is a copy of a released one, and the login stays mannaka_web."""
