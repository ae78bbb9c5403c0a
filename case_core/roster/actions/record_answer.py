"""Keep what the worker found."""

from datetime import datetime

from django.db import transaction

from case_core.roster.events import ProposalEnded
from case_core.roster.models import Proposal, ProposedDuty
from case_core.roster.solver.problem import Answer, Fixed, Problem
from case_core.roster.states import DayKind, DutyKind, ProposalStatus
from mannaka_kit import audit
from mannaka_kit.outbox import events


@transaction.atomic
def record_answer(*, proposal_id: int, problem: Problem, answer: Answer, at: datetime) -> None:
    """Write the proposed duties, or what clashes; nothing where the proposal was thrown away meanwhile."""
    proposal = Proposal.objects.select_for_update().filter(pk=proposal_id, status=ProposalStatus.SOLVING).first()
    if proposal is None:
        return
    proposal.status = ProposalStatus.READY if answer.is_found else ProposalStatus.UNSOLVABLE
    proposal.solved_at, proposal.seconds = at, answer.seconds
    proposal.clashes = list(answer.clashes)
    if answer.is_found:
        proposal.penalty, proposal.bound = answer.penalty, answer.bound
        ProposedDuty.objects.bulk_create(_duties(proposal, problem, answer), batch_size=1_000)
    proposal.save()
    details = {"duties": len(answer.duties), "clashes": len(answer.clashes)}
    audit.record("proposal.solved", actor=audit.SYSTEM, target=proposal, at=at, details=details)
    events.record(ProposalEnded(proposal_id=proposal.pk))


def _duties(proposal: Proposal, problem: Problem, answer: Answer) -> list[ProposedDuty]:
    days = {day.on: day for day in problem.days}
    return [
        ProposedDuty(
            proposal=proposal,
            counsellor_id=person,
            on=on,
            begins=days[on].begins,
            ends=days[on].ends,
            kind=DutyKind.WORKDAY if days[on].kind == DayKind.WORKDAY else DutyKind.CLOSED_DAY,
            is_locked=Fixed(person=person, on=on) in problem.locked,
        )
        for person, on in answer.duties
    ]
