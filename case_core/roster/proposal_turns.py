"""Take a proposal for a decision."""

from case_core.roster.errors import ProposalNotFoundError, ProposalNotReadyError
from case_core.roster.models import Proposal
from case_core.roster.states import PROPOSAL_TRANSITIONS, ProposalStatus


def locked_proposal(proposal_id: int, *, target: ProposalStatus) -> Proposal:
    """
    Return the proposal, locked, in the state that was asked for.

    :raises ProposalNotFoundError: there is none.
    :raises ProposalNotReadyError: its state does not lead there.
    """
    proposal = Proposal.objects.select_for_update().filter(pk=proposal_id).first()
    if proposal is None:
        raise ProposalNotFoundError
    if target not in PROPOSAL_TRANSITIONS[proposal.status]:
        raise ProposalNotReadyError
    proposal.status = target
    return proposal
