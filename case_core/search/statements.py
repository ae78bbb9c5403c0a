"""Questions to the index, as expressions of the database."""

from typing import Final

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import F

# D, C, B, A: who is named stands before what is said, and what is said before how it reads.
WEIGHTS: Final = (0.05, 0.4, 0.7, 1.0)


class IndexQuestion(SearchQuery):
    """A question written as PostgreSQL keeps it: its lexemes go through no parser."""

    template = "%(expressions)s::tsquery"

    def __init__(self, question: str) -> None:
        """Keep the question."""
        super().__init__(question, search_type="raw")


def rank_of(question: IndexQuestion) -> SearchRank:
    """Return how well a case fits."""
    return SearchRank(F("words"), question, weights=list(WEIGHTS))


def read_by_index() -> None:
    """
    Let the rest of the transaction read no table from end to end.

    The planner counts a hundred entries for each beginning of a word that is asked, and takes reading 100,000 vectors
    for cheaper; it is not.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)")
