"""A meeting service of Imabari."""

from collections.abc import Iterator

import pytest

from mannaka_tenancy import use
from tests.support.cast import Cast
from tests.support.meetings import House, a_house


@pytest.fixture
def house(cast: Cast) -> Iterator[House]:
    """Return Imabari's meeting service, with the city entered."""
    with use(cast.city), a_house(cast.city, cast.users["mio"]) as served:
        yield served
