"""What the worker found is kept: duties that are proposed, or what clashes."""

from datetime import timedelta

import pytest

from case_core.roster.actions.begin_solving import begin_solving
from case_core.roster.actions.record_answer import record_answer
from case_core.roster.events import ProposalEnded
from case_core.roster.models import Duty, Proposal, ProposedDuty
from case_core.roster.solver.problem import Answer, Day, Fixed, Problem
from case_core.roster.states import DayKind, DutyKind, ProposalStatus
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered
from tests.support.roster import EVENING, MORNING, asked, on_roster, twin_of

TOMORROW = TODAY + timedelta(days=1)
DAYS = tuple(
    Day(on=on, kind=kind, begins=MORNING, ends=EVENING)
    for on, kind in ((TODAY, DayKind.WORKDAY), (TOMORROW, DayKind.CLOSED_DAY))
)
EMPTY = Problem(days=DAYS, people=(), needs={})
CLASHES = Answer(clashes=("rule:needs", "short:2026-01-13:regular:1"), seconds=2.0)


def being_solved(cast: Cast) -> Proposal:
    proposal = asked(cast)
    begin_solving(proposal_id=proposal.pk, at=LATER)
    return proposal


def test_the_duties_that_were_found_are_proposed_and_nobody_is_on_duty(here: Cast, told: list[object]) -> None:
    proposal, person = being_solved(here), on_roster(here)
    told.clear()
    problem = Problem(days=DAYS, people=(), needs={}, locked=frozenset({Fixed(person=person.pk, on=TOMORROW)}))
    found = Answer(duties=((person.pk, TODAY), (person.pk, TOMORROW)), penalty=4.0, bound=3.0, seconds=1.5)
    record_answer(proposal_id=proposal.pk, problem=problem, answer=found, at=LATER)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.solved_at, proposal.seconds) == (ProposalStatus.READY, LATER, 1.5)
    assert (proposal.penalty, proposal.bound, proposal.clashes) == (4.0, 3.0, [])
    assert list(proposal.duties.values_list("counsellor", "on", "begins", "ends", "kind", "is_locked")) == [
        (person.pk, TODAY, MORNING, EVENING, DutyKind.WORKDAY, False),
        (person.pk, TOMORROW, MORNING, EVENING, DutyKind.CLOSED_DAY, True),
    ]
    assert not Duty.objects.exists()
    assert remembered("proposal.solved") == [("system", None, "done")]
    assert told == [ProposalEnded(proposal_id=proposal.pk)]


def test_what_clashes_is_kept_where_there_is_no_roster(here: Cast) -> None:
    proposal = being_solved(here)
    record_answer(proposal_id=proposal.pk, problem=EMPTY, answer=CLASHES, at=LATER)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.clashes) == (ProposalStatus.UNSOLVABLE, list(CLASHES.clashes))
    assert (proposal.penalty, proposal.bound, proposal.duties.count()) == (None, None, 0)


@pytest.mark.parametrize("status", [each for each in ProposalStatus if each != ProposalStatus.SOLVING])
def test_an_answer_for_which_nobody_waits_is_dropped(here: Cast, told: list[object], status: ProposalStatus) -> None:
    proposal, person = asked(here), on_roster(here)
    Proposal.objects.update(status=status)
    told.clear()
    found = Answer(duties=((person.pk, TODAY),))
    record_answer(proposal_id=proposal.pk, problem=EMPTY, answer=found, at=LATER)
    assert Proposal.objects.get().status == status
    assert not ProposedDuty.objects.exists()
    assert (remembered("proposal.solved"), told) == ([], [])


def test_the_proposal_of_the_same_number_in_the_other_city_is_still_worked_on(here: Cast, saijo_cast: Cast) -> None:
    proposal = being_solved(here)
    with use(saijo_cast.city):
        twin_of(proposal, being_solved(saijo_cast))
    record_answer(proposal_id=proposal.pk, problem=EMPTY, answer=CLASHES, at=LATER)
    with use(saijo_cast.city):
        assert Proposal.objects.get().status == ProposalStatus.SOLVING
