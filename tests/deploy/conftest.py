"""Each test of a resource runs for every committed file of values."""

from collections.abc import Iterator
from functools import cache

import kubernetes_validate
import pytest

from tests.deploy import charts


@pytest.fixture(scope="package", autouse=True)
def _schemas_read_once() -> Iterator[None]:
    # The library reads two megabytes of JSON for each resource.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kubernetes_validate.utils, "schema_contents", cache(kubernetes_validate.utils.schema_contents))
        yield


@pytest.fixture(params=charts.NAMES)
def manifests(request: pytest.FixtureRequest) -> list[charts.Manifest]:
    """Return the resources for a file of values."""
    return charts.render(request.param)
