"""Make a proposal the roster."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from case_core.roster.errors import RosterChangedError
from case_core.roster.events import RosterChanged
from case_core.roster.models import Duty, Proposal
from case_core.roster.policies import can_keep_roster
from case_core.roster.proposal_turns import locked_proposal
from case_core.roster.states import DutyKind, ProposalStatus
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def adopt_proposal(*, proposal_id: int, actor: Actor, at: datetime) -> Proposal:
    """
    Put the proposed duties in place of those of its days; locked ones, sessions and days that are over stay.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises ProposalNotFoundError: there is none.
    :raises ProposalNotReadyError: it is not finished, or decided already.
    :raises RosterChangedError: a duty that was locked or added since stands in the way.
    """
    require(can_keep_roster(actor))
    proposal = locked_proposal(proposal_id, target=ProposalStatus.ADOPTED)
    proposal.decided_by_id, proposal.decided_at = actor.user_id, at
    proposal.save(update_fields=["status", "decided_by", "decided_at"])
    written = _replace(proposal, since=max(proposal.first, at.astimezone(clock.TOKYO).date()))
    audit.record("proposal.adopted", actor=actor, target=proposal, at=at, details={"duties": written})
    events.record(RosterChanged())
    return proposal


def _replace(proposal: Proposal, *, since: date) -> int:
    Duty.objects.between(since, proposal.last).filter(is_locked=False).exclude(kind=DutyKind.SESSION).delete()
    proposed = proposal.duties.filter(is_locked=False, on__gte=since)
    duties = [
        Duty(counsellor_id=each.counsellor_id, on=each.on, begins=each.begins, ends=each.ends, kind=each.kind)
        for each in proposed
    ]
    try:
        with transaction.atomic():
            return len(Duty.objects.bulk_create(duties, batch_size=1_000))
    except IntegrityError as error:
        raise RosterChangedError from error
