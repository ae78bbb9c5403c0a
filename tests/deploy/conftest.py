"""Each test of a resource runs for every committed file of values."""

import pytest

from tests.deploy import charts


@pytest.fixture(params=charts.NAMES)
def manifests(request: pytest.FixtureRequest) -> list[charts.Manifest]:
    """Return the resources for a file of values."""
    return charts.render(request.param)
