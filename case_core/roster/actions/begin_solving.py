"""Take a proposal in hand."""

from datetime import datetime

from django.db import transaction

from case_core.roster.models import Proposal
from case_core.roster.states import ProposalStatus
from mannaka_kit import audit


@transaction.atomic
def begin_solving(*, proposal_id: int, at: datetime) -> Proposal | None:
    """Return the proposal for the worker that comes first; None where there is nothing to do any more."""
    proposal = Proposal.objects.select_for_update().filter(pk=proposal_id, status=ProposalStatus.ASKED).first()
    if proposal is None:
        return None
    proposal.status, proposal.solving_from = ProposalStatus.SOLVING, at
    proposal.save(update_fields=["status", "solving_from"])
    audit.record("proposal.begun", actor=audit.SYSTEM, target=proposal, at=at)
    return proposal
