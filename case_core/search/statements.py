"""Questions to the index, as statements of the database."""

from collections.abc import Sequence
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery
from django.db import connection

# D, C, B, A: who is named stands before what is said, and what is said before how it reads.
WEIGHTS: Final = [0.05, 0.4, 0.7, 1.0]
# Written by hand: a thousand ids as one value, where the ORM would write a thousand.
_BEST: Final = """
SELECT case_id FROM search_entry WHERE case_id = ANY(%(ids)s)
ORDER BY ts_rank(%(weights)s::real[], words, %(asked)s::tsquery)
    + ts_rank(%(weights)s::real[], words, %(typed)s::tsquery) DESC, case_id DESC
OFFSET %(first)s LIMIT %(count)s
"""


class IndexQuestion(SearchQuery):
    """A question written as PostgreSQL keeps it: its lexemes go through no parser."""

    template = "%(expressions)s::tsquery"

    def __init__(self, question: str) -> None:
        """Keep the question."""
        super().__init__(question, search_type="raw")


def read_by_index() -> None:
    """
    Let the rest of the transaction read no table from end to end.

    The planner counts a hundred entries for each beginning of a word that is asked, and takes reading 100,000 vectors
    for cheaper; it is not.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)")


def best_of(ids: Sequence[int], *, asked: str, typed: str, first: int, count: int) -> list[int]:
    """Return some of these cases, the best first and the newer of two that fit as well; what was typed counts twice."""
    values: dict[str, Any] = {
        "ids": list(ids),
        "weights": WEIGHTS,
        "asked": asked,
        "typed": typed,
        "first": first,
        "count": count,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEST, values)
        return [case_id for (case_id,) in cursor.fetchall()]
