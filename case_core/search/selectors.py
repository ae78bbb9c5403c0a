"""Reads of the search: which cases fit what somebody typed, the best first, and only those that the viewer may see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import cases_visible_to
from case_core.parties.models import Person
from case_core.search.asking import Question, Term, question_of, spans_of, terms_of
from case_core.search.documents import texts_of
from case_core.search.errors import SynonymsNotFoundError
from case_core.search.excerpts import Piece, Wanted, marked, spelled_excerpt_of
from case_core.search.folding import key_of
from case_core.search.models import SearchEntry, SynonymGroup
from case_core.search.statements import HasAny, IndexQuestion, IsAmong, fitness, read_by_index
from mannaka_kit import audit, clock, crypto
from mannaka_kit.decisions import require
from mannaka_kit.prepared import Prepared
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.policies import can_administer

# Of a word that is everywhere, the newest are put in order; nobody turns pages beyond them.
MOST: Final = 300
ROWS: Final = 20
LAST_PAGE: Final = MOST // ROWS
# Of the clerk only the name is shown, and of the person what they may be found by.
_SHOWN: Final = {"owner": {"id", "display_name"}, "party": {"id", "name", "name_kana", "telephone", "is_shielded"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody looks for: how it was read, and as a question to the index."""

    terms: tuple[Term, ...]
    question: Question | None
    never_were: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A case that was found, and why: what is marked is what was looked for."""

    case: Case
    title: list[Piece]
    excerpt: list[Piece]
    is_person: bool
    is_telephone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of what was found; `is_any` where nothing fits all that was typed, but something fits a part of it."""

    hits: list[Hit]
    number: int
    has_next: bool
    is_any: bool
    never_were: tuple[str, ...]

    @property
    def previous_number(self) -> int:
        """Return the number of the page before."""
        return self.number - 1

    @property
    def next_number(self) -> int:
        """Return the number of the page after."""
        return self.number + 1


@transaction.atomic
def search_cases(
    viewer: Actor, typed: str, *, page: int = 1, narrow: Callable[[CaseQuerySet], CaseQuerySet] = CaseQuerySet.all
) -> Found:
    """
    Return a page of the cases that fit, and record which were shown; what was typed is recorded as a fingerprint.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_cases(viewer))
    asked = asked_for(typed)
    number = min(max(page, 1), LAST_PAGE)
    cases, is_any = _page(narrow(cases_visible_to(viewer)), asked, number)
    found = Found(
        hits=_hits(cases[:ROWS], asked),
        number=number,
        has_next=len(cases) > ROWS and number < LAST_PAGE,
        is_any=is_any,
        never_were=asked.never_were,
    )
    _record(viewer, typed, found)
    return found


def _page(cases: CaseQuerySet, asked: Asked, number: int) -> tuple[list[Case], bool]:
    question = asked.question
    if question is None:
        return [], False
    read_by_index()
    best = _best(cases, question.all_parts, question, number)
    if best or question.any_part == question.all_parts or _has_earlier(cases, question, number):
        return best, False
    best = _best(cases, question.any_part, question, number)
    return best, bool(best)


def _has_earlier(cases: CaseQuerySet, question: Question, number: int) -> bool:
    return number > 1 and fitting(cases, question.all_parts).exists()


def _best(cases: CaseQuerySet, part: str, question: Question, number: int) -> list[Case]:
    """Return a page and the first of the next, the best first and the newer of two that fit as well."""
    rank = fitness("search_entry__words", asked=part, typed=question.as_typed)
    first = (number - 1) * ROWS
    fit = Case.objects.filter(IsAmong("pk", fitting(cases, part))).select_related(*_SHOWN)
    return list(fit.defer(*_not_shown()).order_by(rank, "-pk")[first : first + ROWS + 1])


@cache
def _not_shown() -> list[str]:
    fields = {"owner": User._meta.concrete_fields, "party": Person._meta.concrete_fields}
    return [f"{way}__{field.name}" for way, shown in _SHOWN.items() for field in fields[way] if field.name not in shown]


def _hits(cases: Sequence[Case], asked: Asked) -> list[Hit]:
    if asked.question is None:
        return []
    wanted = Wanted(asked.question.any_part)
    reached = {case.pk: _reached(case, wanted) for case in cases}
    # Where the person is who was looked for, no line of what they said has to tell why the case is here.
    texts = texts_of([case_id for case_id, by in reached.items() if not any(by)])
    return [_hit(case, reached[case.pk], texts.get(case.pk, []), wanted) for case in cases]


def _reached(case: Case, wanted: Wanted) -> tuple[bool, bool]:
    """Tell whether the person's name, and whether their number, is what was looked for."""
    is_person = wanted.has_name(case.party.name) or wanted.has_name(case.party.name_kana)
    return is_person, wanted.has_telephone(case.party.shown_telephone)


def _hit(case: Case, reached: tuple[bool, bool], texts: Sequence[str], wanted: Wanted) -> Hit:
    is_person, is_telephone = reached
    told = [] if any(reached) else [*texts, case.closing_note, case.referred_to]
    return Hit(
        case=case,
        title=marked(case.title, wanted),
        excerpt=spelled_excerpt_of(told, wanted),
        is_person=is_person,
        is_telephone=is_telephone,
    )


def _record(viewer: Actor, typed: str, found: Found) -> None:
    shown = [hit.case.pk for hit in found.hits]
    words = crypto.fingerprint(typed, purpose="search")
    audit.record(
        "case.searched",
        actor=viewer,
        target=None,
        at=clock.now(),
        details={"hits": len(shown), "page": found.number, "words": words, "cases": shown},
    )


def asked_for(typed: str) -> Asked:
    """Read what was typed, with the city's words that mean the same."""
    terms, never_were = terms_of(typed)
    question = question_of(typed, terms, never_were, synonyms_of(spans_of(terms)))
    return Asked(terms=tuple(terms), question=question, never_were=tuple(never_were))


def fitting(cases: CaseQuerySet, question: str) -> QuerySet[Case, int]:
    """Return the ids of those of the cases that fit, the newest first."""
    entries = SearchEntry.objects.filter(words=IndexQuestion(question)).values("pk")
    ids = cases.select_related(None).prefetch_related(None).filter(IsAmong("pk", entries)).order_by("-pk")
    return ids.values_list("pk", flat=True)[:MOST]


def synonyms_of(keys: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the other words for each of these keys."""
    others: dict[str, list[str]] = {}
    for group_keys, words in _GROUPS.tuples(keys=list(keys)) if keys else ():
        for key in set(keys) & set(group_keys):
            others.setdefault(key, []).extend(word for word in words if key_of(word) != key)
    return others


def _groups(keys: list[str]) -> QuerySet[SynonymGroup, tuple[list[str], list[str]]]:
    return SynonymGroup.objects.filter(HasAny("keys", keys)).values_list("keys", "words")


_GROUPS: Final = Prepared(_groups, keys=["a key"])


def synonyms_for(viewer: Actor) -> QuerySet[SynonymGroup]:
    """
    Return the city's list of words that mean the same, the newest first.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return SynonymGroup.objects.select_related("changed_by").order_by("-pk")


def synonym_group_for(viewer: Actor, group_id: int) -> SynonymGroup:
    """
    Return one group.

    :raises NotAllowedError: the viewer is no administrator.
    :raises SynonymsNotFoundError: there is no such group.
    """
    group = synonyms_for(viewer).filter(pk=group_id).first()
    if group is None:
        raise SynonymsNotFoundError
    return group
