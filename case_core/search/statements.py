"""Questions to the index, as statements of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import BigIntegerField, BooleanField, CharField, F, Func, Value

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.db.models.expressions import OrderBy

# D, C, B, A: who is named stands before what is said, and what is said before how it reads.
WEIGHTS: Final = [0.05, 0.4, 0.7, 1.0]


class IndexQuestion(SearchQuery):
    """A question written as PostgreSQL keeps it: its lexemes go through no parser."""

    template = "%(expressions)s::tsquery"

    def __init__(self, question: str) -> None:
        """Keep the question."""
        super().__init__(question, search_type="raw")


class IsAmong(Func):
    """
    Tell whether an id is one of many, given as a list or as a query set that is asked first, and once.

    As a subquery the planner joins them: it takes one word in eight for likely, and walks along 100,000 cases for nine.
    """

    arg_joiner = " = ANY("
    template = "(%(expressions)s))"
    output_field = BooleanField()

    def __init__(self, name: str, ids: QuerySet[Any, Any] | list[int]) -> None:
        """Keep the name of the id and what the ids are."""
        several = Value(ids, ArrayField(BigIntegerField())) if isinstance(ids, list) else ArraySubquery(ids)
        super().__init__(F(name), several)


class HasAny(Func):
    """Tell whether a list has one of some words, given as one value; the library's own lookup writes each by itself."""

    arg_joiner = " && "
    template = "(%(expressions)s)"
    output_field = BooleanField()

    def __init__(self, name: str, words: list[str]) -> None:
        """Keep the name of the list and the words."""
        super().__init__(F(name), Value(words, ArrayField(CharField())))


def read_by_index() -> None:
    """
    Let the rest of the transaction read no table from end to end.

    The planner counts a hundred entries for each beginning of a word that is asked, and takes reading 100,000 vectors
    for cheaper; it is not.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)")


def fitness(words: str, *, asked: str, typed: str) -> OrderBy:
    """Return the order of how well words fit, the best first; what was typed counts twice."""
    return (_rank(words, asked) + _rank(words, typed)).desc()


def _rank(words: str, question: str) -> SearchRank:
    # By its name alone the library would take the words for a text, and read each one anew.
    return SearchRank(F(words), IndexQuestion(question), weights=WEIGHTS)
