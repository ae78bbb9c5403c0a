"""The numbers that are shown with a proposal."""

from dataclasses import dataclass
from datetime import date

from case_core.roster import clash_words
from case_core.roster.loading import problem_between
from case_core.roster.models import Counsellor, Proposal
from case_core.roster.solver.measures import Fairness, fairness_of
from case_core.roster.states import CounsellorKind, ProposalStatus, WishKind

SHOWN = frozenset({ProposalStatus.READY, ProposalStatus.ADOPTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNumbers:
    """How many closed days and weekdays somebody has."""

    name: str
    kind: str
    closed_days: int
    workdays: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenWish:
    """A wish that the proposal does not keep."""

    name: str
    on: date
    wish: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalNumbers:
    """How fair a proposal is, or why there is none."""

    people: list[PersonNumbers]
    sections: list[tuple[str, int]]
    section_spread: int
    broken: list[BrokenWish]
    rules: list[str]
    days: list[str]
    is_out_of_time: bool


def numbers_of(proposal: Proposal) -> ProposalNumbers:
    """Return the numbers of a proposal as things stand now: wishes and people may have changed since."""
    fairness, names = _fairness(proposal), _people()
    sections = {person.section_id: person.section.name for person in names.values() if person.section}
    return ProposalNumbers(
        people=[
            PersonNumbers(
                name=names[key].name,
                kind=names[key].kind_label,
                closed_days=fairness.people.get(key, 0),
                workdays=fairness.workdays.get(key, 0),
            )
            for key in sorted(fairness.people.keys() | fairness.workdays.keys(), key=list(names).index)
        ],
        sections=sorted(((sections[key], turns) for key, turns in fairness.sections.items()), key=_most_first),
        section_spread=fairness.section_spread,
        broken=[
            BrokenWish(name=names[key].name, on=on, wish=str(WishKind(wish).label)) for key, on, wish in fairness.broken
        ],
        rules=clash_words.rules_in_words(proposal.clashes),
        days=clash_words.days_in_words(proposal.clashes),
        is_out_of_time=clash_words.is_out_of_time(proposal.clashes),
    )


def _fairness(proposal: Proposal) -> Fairness:
    if proposal.status not in SHOWN:
        return Fairness(people={}, sections={}, workdays={}, broken=())
    placed = proposal.duties.values_list("counsellor_id", "on")
    return fairness_of(problem_between(proposal.first, proposal.last), placed)


def _people() -> dict[int, Counsellor]:
    """Return the people in the order of kinds and readings."""
    rows = Counsellor.objects.select_related("section").all()
    order = list(CounsellorKind)
    return {row.pk: row for row in sorted(rows, key=lambda row: (order.index(CounsellorKind(row.kind)), row.name_kana))}


def _most_first(line: tuple[str, int]) -> tuple[int, str]:
    return -line[1], line[0]
