"""A booth at Imabari's branch, and its browser."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from mannaka_tenancy import Tenant, use
from tests.support.booths import enrolled
from tests.support.cast import Cast, cast_of

NOW = datetime(2026, 1, 15, 1, 0, tzinfo=UTC)


@pytest.fixture
def cast(db: None, imabari: Tenant) -> Cast:
    """Return Imabari's people."""
    return cast_of(imabari)


@pytest.fixture
def booth(cast: Cast, citizen: Client) -> Client:
    """Return the browser of an enrolled device that stands alone."""
    return at_booth(citizen, cast)


def at_booth(client: Client, cast: Cast, *, is_attended: bool = False) -> Client:
    """Let a browser be a booth."""
    with use(cast.city):
        token = enrolled(cast, is_attended=is_attended, at=NOW).token
    client.cookies["mannaka_booth"] = token
    client.cookies["__Host-mannaka_booth"] = token
    return client


__all__ = ["NOW", "at_booth", "time_machine"]
