"""What workers do: a roster is never worked out in a web process."""

from datetime import timedelta

from celery import shared_task

from case_core.roster.actions.begin_solving import begin_solving
from case_core.roster.actions.give_up_proposal import give_up_proposal
from case_core.roster.actions.record_answer import record_answer
from case_core.roster.loading import problem_between
from mannaka_kit import clock
from mannaka_kit.outbox import handler
from mannaka_tenancy.celery import CityTask

# Longer than any worker may take for one task: who is not back by then does not come back.
PATIENCE = timedelta(minutes=6)


@shared_task(base=CityTask, name="roster.work_out")
def work_out(*, proposal_id: int) -> None:
    """Work a roster out, outside of every transaction: no row is held while the arithmetic takes its minute."""
    # Loaded here, so that no web process ever holds the solver.
    from case_core.roster.solver.proposing import propose

    proposal = begin_solving(proposal_id=proposal_id, at=clock.now())
    if proposal is not None:
        problem = problem_between(proposal.first, proposal.last)
        answer = propose(problem, seed=proposal.seed, seconds=proposal.seconds_allowed)
        record_answer(proposal_id=proposal_id, problem=problem, answer=answer, at=clock.now())


def give_up(*, proposal_id: int) -> None:
    """Wait no longer for a worker that was lost."""
    give_up_proposal(proposal_id=proposal_id, at=clock.now())


give_up_later = handler(give_up)
