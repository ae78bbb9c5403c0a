"""Everything by which cases are found, gathered for many of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import QuerySet, Value

from case_core.cases.models import Case, CaseStep, Statement
from case_core.handovers.models import Handover
from case_core.parties.models import Person, PersonRevision
from case_core.relations.models import CasePerson
from case_core.search.lexemes import Vector, add_number, add_person, add_text
from case_core.search.statements import IsAmong
from mannaka_kit.prepared import Prepared

_TEXTS_A_ROW: Final = 5


@dataclass(slots=True)
class Document:
    """One case as the search sees it."""

    number: str
    title: str
    texts: list[str] = field(default_factory=list)
    people: list[tuple[str, str, str]] = field(default_factory=list)

    def vector(self) -> Vector:
        """Return its lexemes."""
        vector = Vector()
        add_number(vector, self.number)
        for name, kana, telephone in self.people:
            add_person(vector, name=name, kana=kana, telephone=telephone)
        add_text(vector, self.title, weight="B")
        for text in self.texts:
            add_text(vector, text, weight="C")
        return vector


def documents_of(case_ids: Sequence[int]) -> dict[int, Document]:
    """Return the documents of these cases by id, in as many statements as for one."""
    texts, people = texts_of(case_ids), _people_beside(case_ids)
    return {
        case.pk: Document(
            number=case.number,
            title=case.title,
            texts=[*texts[case.pk], case.closing_note, case.referred_to],
            people=[*_told_of(case.party), *people[case.pk]],
        )
        for case in Case.objects.select_related("party").prefetch_related("party__revisions").filter(pk__in=case_ids)
    }


def case_ids_of(person_id: int) -> list[int]:
    """Return the cases in which somebody has a place."""
    beside = CasePerson.objects.filter(person_id=person_id).values_list("case_id", flat=True)
    return sorted({*Case.objects.filter(party_id=person_id).values_list("pk", flat=True), *beside})


def case_ids_after(case_id: int, *, most: int) -> list[int]:
    """Return the next cases in the order in which they came."""
    return list(Case.objects.filter(pk__gt=case_id).order_by("pk").values_list("pk", flat=True)[:most])


def who_came_with(case_id: int) -> int | None:
    """Return the person of a case."""
    return Case.objects.filter(pk=case_id).values_list("party_id", flat=True).first()


def _told_of(person: Person) -> list[tuple[str, str, str]]:
    """Return a person's names, the earlier ones too: whoever called then is found by what they said then."""
    # The number of somebody shielded is nowhere shown: it must not be guessed by searching, either.
    earlier: Iterable[PersonRevision] = () if person.is_shielded else person.revisions.all()
    now = (person.name, person.name_kana, person.shown_telephone)
    return list(dict.fromkeys([now, *((each.name, each.name_kana, each.telephone) for each in earlier)]))


def _people_beside(case_ids: Sequence[int]) -> dict[int, list[tuple[str, str, str]]]:
    """Return who else is of a case; of somebody shielded the number is nowhere shown, and so nobody is found by it."""
    places = CasePerson.objects.filter(case_id__in=case_ids, ended_at__isnull=True)
    people: defaultdict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for place in places.select_related("person"):
        people[place.case_id].append((place.person.name, place.person.name_kana, place.person.shown_telephone))
    return people


def texts_of(case_ids: Sequence[int]) -> dict[int, list[str]]:
    """Return what was said in each of these cases, what was noted at its turns, and what sections were told."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    rows = _TEXTS.tuples(case_ids=list(case_ids)) if case_ids else []
    for case_id, _source, _id, *parts in sorted(rows):
        texts[case_id] += [part for part in parts if part]
    return texts


def _texts(case_ids: list[int]) -> QuerySet[Statement, Any]:
    said = Statement.objects.filter(IsAmong("contact__case_id", case_ids))
    turns = CaseStep.objects.filter(IsAmong("case_id", case_ids)).exclude(note="")
    letters = Handover.objects.filter(IsAmong("case_id", case_ids))
    return _rows(said, 1, "contact__case_id", "body").union(
        _rows(turns, 2, "case_id", "note"),
        _rows(letters, 3, "case_id", "reason", "story", "wishes", "report", "ending_reason"),
        all=True,
    )


def _rows(of: QuerySet[Any, Any], source: int, case_id: str, *texts: str) -> QuerySet[Any, Any]:
    """Return rows of one width: the case, the source's place in the order, the id there, and up to five texts."""
    nothing = [Value("")] * (_TEXTS_A_ROW - len(texts))
    return of.order_by().values_list(case_id, Value(source), "pk", *texts, *nothing)


_TEXTS: Final = Prepared(_texts, case_ids=[-1])
