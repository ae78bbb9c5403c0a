"""A session that runs in Imabari."""

import pytest

from tests.support.cast import Cast
from tests.support.listening import Table, a_table


@pytest.fixture
def table(here: Cast) -> Table:
    """Return a session with two bodies in it."""
    return a_table(here)
