"""Reads of the search: which cases fit what somebody typed, the best first, and only those that the viewer may see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import cases_visible_to
from case_core.search.asking import Question, Term, question_of, spans_of, terms_of
from case_core.search.documents import texts_of
from case_core.search.errors import SynonymsNotFoundError
from case_core.search.excerpts import Piece, Wanted, excerpt_of, marked
from case_core.search.folding import key_of
from case_core.search.models import SearchEntry, SynonymGroup
from case_core.search.statements import IndexQuestion, rank_of, read_by_index
from mannaka_kit import audit, clock, crypto
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer

# Of a word that is everywhere, the newest are put in order; nobody turns pages beyond them.
MOST: Final = 1_000
ROWS: Final = 20
LAST_PAGE: Final = MOST // ROWS


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
    cases, is_any = _page(narrow(cases_visible_to(viewer)).select_related("party"), asked, number)
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
    if asked.question is None:
        return [], False
    read_by_index()
    first, question = (number - 1) * ROWS, asked.question
    ids = list(fitting(cases, question.all_parts, question.as_typed)[first : first + ROWS + 1])
    is_any = not ids and question.any_part != question.all_parts and _has_none(cases, question, number)
    if is_any:
        ids = list(fitting(cases, question.any_part, question.as_typed)[first : first + ROWS + 1])
    found = {case.pk: case for case in cases.filter(pk__in=ids)}
    return [found[case_id] for case_id in ids], is_any


def _has_none(cases: CaseQuerySet, question: Question, number: int) -> bool:
    """Tell whether no case fits all that was asked; of the first page that is known."""
    return number == 1 or not fitting(cases, question.all_parts, question.as_typed).exists()


def _hits(cases: Sequence[Case], asked: Asked) -> list[Hit]:
    if asked.question is None:
        return []
    wanted = Wanted(asked.question.any_part)
    texts = texts_of([case.pk for case in cases])
    return [
        Hit(
            case=case,
            title=marked(case.title, wanted),
            excerpt=excerpt_of([*texts[case.pk], case.closing_note, case.referred_to], wanted),
            is_person=wanted.has_name(case.party.name) or wanted.has_name(case.party.name_kana),
            is_telephone=wanted.has_telephone(case.party.shown_telephone),
        )
        for case in cases
    ]


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
    question = question_of(typed, terms, never_were, _synonyms(spans_of(terms)))
    return Asked(terms=tuple(terms), question=question, never_were=tuple(never_were))


def fitting(cases: CaseQuerySet, question: str, as_typed: str) -> QuerySet[SearchEntry, int]:
    """Return the ids of those of the cases that fit, the best first and the newer of two that fit as well."""
    asked = IndexQuestion(question)
    newest = cases.select_related(None).filter(search_entry__words=asked).order_by("-pk").values("pk")[:MOST]
    fit = rank_of(asked) + rank_of(IndexQuestion(as_typed))
    found = SearchEntry.objects.filter(pk__in=newest).annotate(fit=fit).order_by("-fit", "-pk")
    return found.values_list("pk", flat=True)


def _synonyms(keys: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the other words for each of these keys."""
    others: dict[str, list[str]] = {}
    for group in SynonymGroup.objects.filter(keys__overlap=list(keys)) if keys else ():
        for key in set(keys) & set(group.keys):
            others.setdefault(key, []).extend(word for word in group.words if key_of(word) != key)
    return others


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
