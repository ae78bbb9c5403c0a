"""Wait no longer for a worker."""

from datetime import datetime

from django.db import transaction

from case_core.roster.events import ProposalEnded
from case_core.roster.models import Proposal
from case_core.roster.states import UNDER_WAY, ProposalStatus
from mannaka_kit import audit
from mannaka_kit.outbox import events


@transaction.atomic
def give_up_proposal(*, proposal_id: int, at: datetime) -> None:
    """End a proposal whose worker was lost, so that another one may be asked for."""
    proposal = Proposal.objects.select_for_update().filter(pk=proposal_id, status__in=UNDER_WAY).first()
    if proposal is None:
        return
    proposal.status, proposal.solved_at = ProposalStatus.FAILED, at
    proposal.save(update_fields=["status", "solved_at"])
    audit.record("proposal.failed", actor=audit.SYSTEM, target=proposal, at=at)
    events.record(ProposalEnded(proposal_id=proposal.pk))
