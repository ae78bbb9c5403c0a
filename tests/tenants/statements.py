"""Count the statements of a page."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def statements(act: Callable[[], object]) -> int:
    """Return how many statements the act took, without the kernel's look at its registry, which comes by the clock."""
    with CaptureQueriesContext(connection) as seen:
        act()
    return sum("registry_version" not in query["sql"] for query in seen.captured_queries)
