"""Reads of the people of a case; nobody is shown whom the viewer must not find."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import case_for, cases_visible_to
from case_core.parties.likeness import Likeness, Typed
from case_core.parties.models import Person, PersonRevision
from case_core.relations.errors import CasePersonNotFoundError
from case_core.relations.likest import likest_people
from case_core.relations.models import CasePerson, PersonMerge, Tie
from case_core.shields.selectors import people_hidden_from
from mannaka_kit import audit, clock, japanese
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

ROWS: Final = 10
MOST_ALIKE: Final = 8
LAST_PAGE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCases:
    """One page of the cases of a person, never counted to its end."""

    cases: list[Case]
    number: int
    has_next: bool

    @property
    def previous_number(self) -> int:
        """Return the number of the page before."""
        return self.number - 1

    @property
    def next_number(self) -> int:
        """Return the number of the page after."""
        return self.number + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSheet:
    """The one who came: what was known of them earlier, who was merged into them, and their other cases."""

    person: Person
    earlier: list[PersonRevision]
    merges: list[PersonMerge]
    others: PersonCases


@transaction.atomic
def person_sheet(viewer: Actor, case: Case, *, page: int) -> PersonSheet:
    """Return what the centre knows of the one who came with a case, and record that it was read."""
    others = _other_cases(viewer, case, page=min(max(page, 1), LAST_PAGE))
    _record(viewer, case, others.cases)
    return PersonSheet(
        person=case.party,
        earlier=list(case.party.revisions.select_related("changed_by")),
        merges=list(merges_into(case.party)),
        others=others,
    )


def merges_into(person: Person) -> QuerySet[PersonMerge]:
    """Return the merges into a person, those that were undone among them."""
    return PersonMerge.objects.filter(kept=person).select_related("merged", "merged_by", "undone_by")


def people_of(viewer: Actor, case: Case) -> QuerySet[CasePerson]:
    """Return the people of a case beside the one who came, whom the viewer may find."""
    return (
        CasePerson.objects.filter(case=case, ended_at__isnull=True)
        .exclude(person__in=people_hidden_from(viewer))
        .select_related("person", "added_by")
    )


@transaction.atomic
def place_for(viewer: Actor, place_id: int, *, case_id: int | None = None) -> CasePerson:
    """
    Return somebody's place beside the one who came with a case, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CasePersonNotFoundError: nobody stands there, or nobody whom the viewer may find, or not in this case.
    """
    require(can_work_on_cases(viewer))
    cases = cases_visible_to(viewer).select_related(None)
    places = CasePerson.objects.filter(pk=place_id, ended_at__isnull=True, case__in=cases).select_related("person")
    place = (places if case_id is None else places.filter(case_id=case_id)).first()
    if place is None:
        raise CasePersonNotFoundError
    place.case = case_for(viewer, place.case_id)
    return place


def cases_to_tell_of(viewer: Actor) -> CaseQuerySet:
    """Return the cases of which the viewer may change how the one who came is reached: nobody's who is shielded."""
    return cases_visible_to(viewer).select_related(None).filter(party__is_shielded=False)


def ties_of(case: Case) -> QuerySet[Tie]:
    """Return what the people of a case are to each other."""
    here = Tie.objects.filter(one__case=case, one__ended_at__isnull=True, other__ended_at__isnull=True)
    return here.select_related("one__person", "other__person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Somebody who may be the same as the one who came, with the latest of their cases."""

    likeness: Likeness
    latest: Case | None


@transaction.atomic
def likely_same(viewer: Actor, case: Case) -> list[Alike]:
    """Return who may be the same person as the one who came with a case, and record who was shown."""
    person = case.party
    typed = Typed(
        name=person.name, kana=person.name_kana, telephone=person.telephone, birth_date=person.birth_date
    ).folded()
    found = likest_people(viewer, typed, most=MOST_ALIKE + 1) if typed.is_enough else []
    others = [each for each in found if each.person.pk != person.pk][:MOST_ALIKE]
    came = cases_visible_to(viewer).filter(party__in=[each.person.pk for each in others])
    latest = {each.party_id: each for each in came.order_by("party_id", "-pk").distinct("party_id")}
    _record_shown(viewer, case, [each.person.pk for each in others])
    return [Alike(likeness=each, latest=latest.get(each.person.pk)) for each in others]


def party_by_number(viewer: Actor, number: str) -> int | None:
    """Return who came with the case of a number, if the viewer may see it."""
    typed = japanese.fold_width(number).strip()
    return cases_visible_to(viewer).filter(number=typed).values_list("party_id", flat=True).first()


def cases_of_person(viewer: Actor, person_id: int) -> QuerySet[Case]:
    """Return the cases with which a person came or to which they belong, as far as the viewer may see them."""
    came = Case.objects.filter(party_id=person_id).order_by().values("pk")
    belongs = CasePerson.objects.filter(person_id=person_id, ended_at__isnull=True).order_by().values("case_id")
    return cases_visible_to(viewer).filter(pk__in=came.union(belongs)).order_by("-pk")


def _record_shown(viewer: Actor, case: Case, shown: list[int]) -> None:
    audit.record(
        "person.searched",
        actor=viewer,
        target=None,
        at=clock.now(),
        case_id=case.pk,
        details={"people": shown, "hits": len(shown)},
    )


def _other_cases(viewer: Actor, case: Case, *, page: int) -> PersonCases:
    first = (page - 1) * ROWS
    found = list(cases_of_person(viewer, case.party_id).exclude(pk=case.pk)[first : first + ROWS + 1])
    return PersonCases(cases=found[:ROWS], number=page, has_next=len(found) > ROWS and page < LAST_PAGE)


def _record(viewer: Actor, case: Case, shown: Iterable[Case]) -> None:
    audit.record(
        "person.read",
        actor=viewer,
        target=case.party,
        at=clock.now(),
        case_id=case.pk,
        details={"cases": [other.pk for other in shown]},
    )
