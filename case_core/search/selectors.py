"""Reads of the search: which cases fit what somebody typed, the best first, and only those that the viewer may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from case_core.cases.models import Case
from case_core.cases.querysets import CaseQuerySet
from case_core.search.asking import Question, Term, question_of, spans_of, terms_of
from case_core.search.folding import key_of
from case_core.search.models import SynonymGroup
from case_core.search.statements import IndexQuestion, rank_of

# Of a word that is everywhere, the newest are put in order; nobody turns pages beyond them.
MOST: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody looks for: how it was read, and as a question to the index."""

    terms: tuple[Term, ...]
    question: Question | None
    never_were: tuple[str, ...]


def asked_for(typed: str) -> Asked:
    """Read what was typed, with the city's words that mean the same."""
    terms, never_were = terms_of(typed)
    question = question_of(typed, terms, never_were, _synonyms(spans_of(terms)))
    return Asked(terms=tuple(terms), question=question, never_were=tuple(never_were))


def fitting(cases: CaseQuerySet, question: str, as_typed: str) -> QuerySet[Case]:
    """Return those of the cases that fit, the best first and the newer of two that fit as well."""
    asked = IndexQuestion(question)
    newest = cases.select_related(None).filter(search_entry__words=asked).order_by("-pk").values("pk")[:MOST]
    return (
        cases.filter(pk__in=newest)
        .annotate(fit=rank_of(asked) + rank_of(IndexQuestion(as_typed)))
        .order_by("-fit", "-pk")
    )


def _synonyms(keys: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the other words for each of these keys."""
    others: dict[str, list[str]] = {}
    for group in SynonymGroup.objects.filter(keys__overlap=list(keys)) if keys else ():
        for key in set(keys) & set(group.keys):
            others.setdefault(key, []).extend(word for word in group.words if key_of(word) != key)
    return others
