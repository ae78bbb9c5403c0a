"""Echo, served, and both cities' administrators."""

from collections.abc import Iterator

import pytest

from mannaka_tenancy import Tenant
from tests.support.cast import Cast, cast_of
from tests.support.channels import echo_at_work
from tests.support.simulated import Simulated


@pytest.fixture
def cast(in_imabari: Tenant) -> Cast:
    return cast_of(in_imabari)


@pytest.fixture
def echo() -> Iterator[Simulated]:
    with echo_at_work() as services:
        yield services
