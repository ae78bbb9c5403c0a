"""What follows when somebody asks for a roster."""

from case_core.roster.events import ProposalAsked
from case_core.roster.tasks import PATIENCE, give_up_later, work_out
from mannaka_kit import clock
from mannaka_kit.outbox import events, subscribe


@subscribe(ProposalAsked)
def have_it_worked_out(event: ProposalAsked) -> None:
    """Hand it to a worker, and look after it in case the worker is lost."""
    events.enqueue(give_up_later, due_at=clock.now() + PATIENCE, proposal_id=event.proposal_id)
    work_out.apply_async_on_commit(kwargs={"proposal_id": event.proposal_id})
