"""A vendor's server in a process of its own."""

from collections.abc import Iterator

import pytest

from tests.support.remote_vendor import vendor_at_work


@pytest.fixture(scope="package")
def vendor() -> Iterator[str]:
    """Return the address of a server that serves the reference plugin on trial."""
    with vendor_at_work() as url:
        yield url
