"""A proposal from the question to the roster, and what a worker may meet on the way."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.adopt_proposal import adopt_proposal
from case_core.roster.actions.ask_proposal import ask_proposal
from case_core.roster.actions.change_roster_rules import change_roster_rules
from case_core.roster.actions.discard_proposal import discard_proposal
from case_core.roster.errors import (
    PastDayError,
    ProposalNotReadyError,
    ProposalUnderWayError,
    RosterChangedError,
    SpanTooLongError,
)
from case_core.roster.models import Duty, Proposal
from case_core.roster.proposal_numbers import numbers_of
from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import CounsellorKind, DayKind, ProposalStatus
from case_core.roster.tasks import PATIENCE, give_up, work_out
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered
from tests.support.roster import on_duty, on_roster
from tests.support.stack import ROOT

LAST = TODAY + timedelta(days=13)
ONE_A_DAY = {day: (Need(kind=CounsellorKind.REGULAR, people=1),) for day in DayKind}


def a_city_of_three(cast: Cast) -> None:
    """Three regular officers, of whom one a day is needed."""
    for name in ("青井 葵", "村上 凪", "越智 学"):
        on_roster(cast, name)
    change_roster_rules(limits=Limits(), needs=ONE_A_DAY, actor=cast.mio, at=LATER)


def worked_out(cast: Cast) -> Proposal:
    asked = ask_proposal(first=TODAY, last=LAST, actor=cast.mio, at=LATER)
    work_out(proposal_id=asked.pk)
    return Proposal.objects.get(pk=asked.pk)


def test_a_proposal_changes_nothing_before_somebody_adopts_it(cast: Cast) -> None:
    with use(cast.city):
        a_city_of_three(cast)
        proposal = worked_out(cast)
        assert proposal.status == ProposalStatus.READY
        assert proposal.duties.count() > 9
        assert not Duty.objects.exists()
        adopt_proposal(proposal_id=proposal.pk, actor=cast.mio, at=LATER)
        assert Duty.objects.count() == proposal.duties.count()
        assert remembered("proposal.adopted")


def test_what_is_locked_stays_and_the_rest_is_replaced(cast: Cast) -> None:
    with use(cast.city):
        a_city_of_three(cast)
        fourth = on_roster(cast, "菅 空")
        kept, gone = on_duty(cast, fourth, is_locked=True), on_duty(cast, fourth, on=LAST + timedelta(days=1))
        loose = on_duty(cast, fourth, on=TODAY + timedelta(days=1))
        proposal = worked_out(cast)
        adopt_proposal(proposal_id=proposal.pk, actor=cast.mio, at=LATER)
        assert set(Duty.objects.filter(pk__in=[kept.pk, gone.pk, loose.pk]).values_list("pk", flat=True)) == {
            kept.pk,
            gone.pk,
        }
        assert Duty.objects.filter(on=TODAY).count() == 1


def test_a_roster_that_changed_meanwhile_is_not_overwritten(cast: Cast) -> None:
    with use(cast.city):
        a_city_of_three(cast)
        proposal = worked_out(cast)
        first = proposal.duties.select_related("counsellor")[0]
        on_duty(cast, first.counsellor, on=first.on, is_locked=True)
        with pytest.raises(RosterChangedError):
            adopt_proposal(proposal_id=proposal.pk, actor=cast.mio, at=LATER)
        assert Duty.objects.count() == 1
        assert Proposal.objects.get().status == ProposalStatus.READY


def test_a_roster_that_cannot_be_says_which_rules_clash_and_on_which_day(cast: Cast) -> None:
    with use(cast.city):
        person = on_roster(cast)
        change_roster_rules(limits=Limits(most_days_a_week=7), needs=ONE_A_DAY, actor=cast.mio, at=LATER)
        add_absence(counsellor_id=person.pk, first=TODAY, last=TODAY, actor=cast.mio, at=LATER)
        proposal = worked_out(cast)
        numbers = numbers_of(proposal)
    assert proposal.status == ProposalStatus.UNSOLVABLE
    assert numbers.rules == ["その日に必要な人数", "休暇・不在"]
    assert "2026年1月13日（火）：正規職員が1人足りません。" in numbers.days


def test_the_numbers_of_a_proposal_are_those_of_its_duties(cast: Cast) -> None:
    with use(cast.city):
        a_city_of_three(cast)
        proposal = worked_out(cast)
        numbers = numbers_of(proposal)
        assert sum(line.closed_days + line.workdays for line in numbers.people) == proposal.duties.count()
        assert proposal.gap_percent is not None
        assert 0 <= proposal.gap_percent <= 100


def test_one_proposal_at_a_time_is_worked_out(cast: Cast) -> None:
    with use(cast.city):
        ask_proposal(first=TODAY, last=LAST, actor=cast.mio, at=LATER)
        with pytest.raises(ProposalUnderWayError):
            ask_proposal(first=TODAY, last=LAST, actor=cast.mio, at=LATER)


def test_a_message_that_comes_twice_is_worked_out_once(cast: Cast) -> None:
    with use(cast.city):
        a_city_of_three(cast)
        proposal = worked_out(cast)
        count = proposal.duties.count()
        work_out(proposal_id=proposal.pk)
        assert proposal.duties.count() == count


def test_a_proposal_whose_worker_was_lost_is_given_up(cast: Cast) -> None:
    with use(cast.city):
        proposal = ask_proposal(first=TODAY, last=LAST, actor=cast.mio, at=LATER)
        give_up(proposal_id=proposal.pk)
        assert Proposal.objects.get().status == ProposalStatus.FAILED
        ask_proposal(first=TODAY, last=LAST, actor=cast.mio, at=LATER + PATIENCE)


def test_the_answer_for_a_proposal_that_was_thrown_away_is_dropped(cast: Cast) -> None:
    with use(cast.city):
        a_city_of_three(cast)
        proposal = worked_out(cast)
        discard_proposal(proposal_id=proposal.pk, actor=cast.mio, at=LATER)
        assert not proposal.duties.exists()
        with pytest.raises(ProposalNotReadyError):
            adopt_proposal(proposal_id=proposal.pk, actor=cast.mio, at=LATER)


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        (date(2026, 1, 12), LAST, PastDayError),
        (TODAY, TODAY + timedelta(days=366), SpanTooLongError),
    ],
)
def test_a_span_that_nobody_means_is_refused(cast: Cast, first: date, last: date, problem: type[Exception]) -> None:
    with use(cast.city), pytest.raises(problem):
        ask_proposal(first=first, last=last, actor=cast.mio, at=LATER)


def test_a_clerk_asks_for_no_roster(cast: Cast) -> None:
    with use(cast.city), pytest.raises(NotAllowedError):
        ask_proposal(first=TODAY, last=LAST, actor=cast.aoi, at=LATER)


def test_no_web_process_holds_the_solver() -> None:
    program = (
        "import django; django.setup(); import mannaka.urls_city, mannaka.urls_api, sys; "
        "sys.exit('ortools' in sys.modules)"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "mannaka.settings.checks", "PYTHONPATH": f"{ROOT}:{ROOT}/platform"}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
