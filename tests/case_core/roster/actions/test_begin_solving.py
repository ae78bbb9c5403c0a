"""A proposal is taken in hand by the worker that comes first."""

import pytest

from case_core.roster.actions.begin_solving import begin_solving
from case_core.roster.models import Proposal
from case_core.roster.states import ProposalStatus
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.roster import asked, twin_of


def test_the_first_worker_has_it_and_the_second_goes_home(here: Cast) -> None:
    proposal = asked(here)
    assert begin_solving(proposal_id=proposal.pk, at=LATER) == proposal
    assert begin_solving(proposal_id=proposal.pk, at=LATER) is None
    proposal.refresh_from_db()
    assert (proposal.status, proposal.solving_from) == (ProposalStatus.SOLVING, LATER)
    assert remembered("proposal.begun") == [("system", None, "done")]


@pytest.mark.parametrize("status", [each for each in ProposalStatus if each != ProposalStatus.ASKED])
def test_only_what_waits_is_taken_in_hand(here: Cast, status: ProposalStatus) -> None:
    proposal = asked(here)
    Proposal.objects.update(status=status)
    assert begin_solving(proposal_id=proposal.pk, at=LATER) is None
    assert Proposal.objects.get().status == status
    assert remembered("proposal.begun") == []


def test_a_proposal_that_does_not_exist_is_nobodys_work(here: Cast) -> None:
    assert begin_solving(proposal_id=404, at=LATER) is None


def test_the_proposal_of_the_same_number_in_the_other_city_still_waits(here: Cast, saijo_cast: Cast) -> None:
    proposal = asked(here)
    with use(saijo_cast.city):
        twin_of(proposal, asked(saijo_cast))
    begin_solving(proposal_id=proposal.pk, at=LATER)
    with use(saijo_cast.city):
        assert Proposal.objects.get().status == ProposalStatus.ASKED
