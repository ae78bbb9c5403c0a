"""Throw a proposal away."""

from datetime import datetime

from django.db import transaction

from case_core.roster.models import Proposal
from case_core.roster.policies import can_keep_roster
from case_core.roster.proposal_turns import locked_proposal
from case_core.roster.states import ProposalStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def discard_proposal(*, proposal_id: int, actor: Actor, at: datetime) -> Proposal:
    """
    Throw a proposal away, also one that is being worked out: its answer then finds nobody waiting.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises ProposalNotFoundError: there is none.
    :raises ProposalNotReadyError: it is adopted, or thrown away already.
    """
    require(can_keep_roster(actor))
    proposal = locked_proposal(proposal_id, target=ProposalStatus.DISCARDED)
    proposal.decided_by_id, proposal.decided_at = actor.user_id, at
    proposal.save(update_fields=["status", "decided_by", "decided_at"])
    proposal.duties.all().delete()
    audit.record("proposal.discarded", actor=actor, target=proposal, at=at)
    return proposal
