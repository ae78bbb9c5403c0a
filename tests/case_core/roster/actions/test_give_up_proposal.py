"""Nobody waits for ever for a worker that was lost."""

import pytest

from case_core.roster.actions.give_up_proposal import give_up_proposal
from case_core.roster.events import ProposalEnded
from case_core.roster.models import Proposal
from case_core.roster.states import UNDER_WAY, ProposalStatus
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.roster import asked, twin_of


@pytest.mark.parametrize("status", sorted(UNDER_WAY))
def test_what_is_still_under_way_is_given_up(here: Cast, told: list[object], status: ProposalStatus) -> None:
    proposal = asked(here)
    Proposal.objects.update(status=status)
    told.clear()
    give_up_proposal(proposal_id=proposal.pk, at=LATER)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.solved_at) == (ProposalStatus.FAILED, LATER)
    assert remembered("proposal.failed") == [("system", None, "done")]
    assert told == [ProposalEnded(proposal_id=proposal.pk)]


@pytest.mark.parametrize("status", [each for each in ProposalStatus if each not in UNDER_WAY])
def test_what_has_ended_stays_as_it_is(here: Cast, told: list[object], status: ProposalStatus) -> None:
    proposal = asked(here)
    Proposal.objects.update(status=status)
    told.clear()
    give_up_proposal(proposal_id=proposal.pk, at=LATER)
    assert Proposal.objects.get().status == status
    assert (remembered("proposal.failed"), told) == ([], [])


def test_the_proposal_of_the_same_number_in_the_other_city_still_waits(here: Cast, saijo_cast: Cast) -> None:
    proposal = asked(here)
    with use(saijo_cast.city):
        twin_of(proposal, asked(saijo_cast))
    give_up_proposal(proposal_id=proposal.pk, at=LATER)
    with use(saijo_cast.city):
        assert Proposal.objects.get().status == ProposalStatus.ASKED
