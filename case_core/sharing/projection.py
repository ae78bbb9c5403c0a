"""What a body is shown of a case: made here out of allow-listed fields, never the case itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext

from case_core.cases.states import Direction, StatementKind
from case_core.sharing.fields import FIELDS, OFFERED
from case_core.sharing.veils import COVERED, Veil, place_of, veil_of
from case_core.sheets.states import BusinessTopic
from mannaka_kit.clock import day_of
from mannaka_kit.ui.formats import show_full_day, show_moment, show_month, show_number
from tenants.partners.data_classes import DataClass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from django.db.models import Model

    from case_core.cases.models import Case
    from case_core.parties.models import Person
    from case_core.sharing.models import ShareGrant

# What staff think, and what others told of somebody, leaves the city hall with nobody.
_TOLD_KINDS: Final = (StatementKind.WORDS, StatementKind.FACT, StatementKind.REPLY)
_REACHED: Final = frozenset({"telephone", "email", "postcode", "address"})
# Of these, one field says what the other one is.
_PAIRS: Final[Mapping[str, tuple[str, str]]] = {
    "cases.statement": ("kind", "body"),
    "sheets.budgetline": ("item", "yen"),
}
_DAYS: Final = frozenset({("cases.case", "opened_at")})
_MONTHS: Final = frozenset({("sheets.budget", "month")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact, and what it is."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The facts of one class of data, in groups that belong together."""

    data_class: DataClass
    groups: tuple[tuple[Row, ...], ...]

    @property
    def heading(self) -> str:
        """Return the class in words."""
        return str(self.data_class.label)


def projection_of(grant: ShareGrant, classes: Collection[DataClass]) -> list[Section]:
    """
    Return what of a share's case belongs to these classes, less what is blacked out in it.

    Whoever calls this has asked `rules.may_see` and records it.
    """
    sections, veil = [], veil_of(grant)
    for data_class in OFFERED:
        if data_class in classes and data_class in _DRAWN:
            groups = [tuple(_rows(rows, data_class, veil)) for rows in _DRAWN[data_class](grant.case)]
            sections.append(Section(data_class=data_class, groups=tuple(group for group in groups if group)))
    return sections


def title_of(grant: ShareGrant, classes: Collection[DataClass]) -> str:
    """Return what the case is called where that is shared, less what is blacked out in it."""
    if DataClass.SUMMARY not in classes:
        return ""
    return _shown(grant.case, "title", veil_of(grant))


def texts_of(grant: ShareGrant, classes: Collection[DataClass]) -> dict[str, str]:
    """Return the texts of a share in which something can be blacked out, whole, for who decides over it."""
    found = {}
    for data_class in (each for each in OFFERED if each in classes and each in _DRAWN):
        for row in (row for rows in _DRAWN[data_class](grant.case) for row in rows):
            label = row._meta.label_lower
            if label in COVERED and (text := str(getattr(row, COVERED[label]))):
                found[place_of(label, row.pk)] = text
    return found


def _rows(rows: Iterable[Model], data_class: DataClass, veil: Veil) -> Iterator[Row]:
    for row in rows:
        told = _told(row, data_class, veil)
        pair = _PAIRS.get(row._meta.label_lower)
        if pair is None:
            yield from told.values()
        elif told.keys() >= set(pair):
            yield Row(label=told[pair[0]].value, value=told[pair[1]].value)


def _told(row: Model, data_class: DataClass, veil: Veil) -> dict[str, Row]:
    """Return the fields of a row that belong to the class, by name; those that are empty are left out."""
    found = {}
    for name, told in FIELDS[row._meta.label_lower].items():
        if told is not None and told.data_class == data_class:
            value = _shown(row, name, veil)
            if value:
                found[name] = Row(label=str(told.label), value=value)
    return found


def _shown(row: Model, name: str, veil: Veil) -> str:
    if COVERED.get(row._meta.label_lower) == name:
        return veil.over(place_of(row._meta.label_lower, row.pk), str(getattr(row, name)))
    if name in _REACHED and getattr(row, "is_shielded", False):
        return ""
    value = getattr(row, name)
    if name == "topics":
        return "、".join(str(BusinessTopic(each).label) for each in value)
    display: Callable[[], Any] | None = getattr(row, f"get_{name}_display", None)
    return str(display()) if display else _words(value, place=(row._meta.label_lower, name))


def _words(value: Any, *, place: tuple[str, str]) -> str:
    if isinstance(value, bool):
        return gettext("はい") if value else ""
    if isinstance(value, datetime):
        return show_full_day(day_of(value)) if place in _DAYS else show_moment(value)
    if isinstance(value, date):
        return show_month(value) if place in _MONTHS else show_full_day(value)
    if isinstance(value, int):
        return show_number(value)
    return str(value or "")


def _party(case: Case) -> Iterator[Sequence[Model]]:
    yield [case.party]


def _summary(case: Case) -> Iterator[Sequence[Model]]:
    yield [case, *case.troubles.select_related("item")]


def _household(case: Case) -> Iterator[Sequence[Model]]:
    """Yield those beside the one who came, but nobody who is shielded: that they are there is a trace, too."""
    beside = case.case_people.filter(ended_at__isnull=True, person__is_shielded=False)
    yield from ([place] for place in beside)


def _work(case: Case) -> Iterator[Sequence[Model]]:
    sheet = getattr(case, "business_sheet", None)
    if sheet is not None:
        yield [sheet.company, sheet]


def _money(case: Case) -> Iterator[Sequence[Model]]:
    for budget in case.budgets.prefetch_related("lines"):
        yield [budget, *budget.lines.all()]
    yield from ([debt] for debt in case.debts.filter(removed_at__isnull=True))


def _course(case: Case) -> Iterator[Sequence[Model]]:
    contacts = case.contacts.exclude(direction=Direction.INTERNAL).prefetch_related("statements")
    for contact in contacts:
        said = [each for each in contact.statements.all() if each.kind in _TOLD_KINDS]
        if said:
            yield [contact, *said]


_DRAWN: Final[Mapping[DataClass, Callable[[Case], Iterator[Sequence[Model]]]]] = {
    DataClass.CONTACT: _party,
    DataClass.SUMMARY: _summary,
    DataClass.HOUSEHOLD: _household,
    DataClass.WORK: _work,
    DataClass.MONEY: _money,
    DataClass.COURSE_OF_CASE: _course,
}


def is_reach_hidden(person: Person, classes: Collection[DataClass]) -> bool:
    """Tell whether a reader must be told that there is nothing to be told of how to reach this person."""
    return person.is_shielded and DataClass.CONTACT in classes
