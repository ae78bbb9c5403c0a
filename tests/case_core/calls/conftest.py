"""A telephone system of Imabari."""

import pytest

from mannaka_tenancy import use
from tests.support.cast import Cast
from tests.support.telephone import Exchange, an_exchange


@pytest.fixture
def exchange(cast: Cast) -> Exchange:
    """Return Imabari's telephone system."""
    with use(cast.city):
        return an_exchange(cast.city, cast.users["mio"])
