"""What follows when somebody asks for a roster, or for an exchange of duties."""

from case_core.roster.actions.tell_of_swap import tell_of_swap
from case_core.roster.events import (
    ProposalAsked,
    SwapAgreed,
    SwapAsked,
    SwapDeclined,
    SwapDone,
    SwapRefused,
    SwapWithdrawn,
)
from case_core.roster.states import SwapStatus
from case_core.roster.tasks import PATIENCE, give_up_later, work_out
from mannaka_kit import clock
from mannaka_kit.outbox import events, subscribe


@subscribe(ProposalAsked)
def have_it_worked_out(event: ProposalAsked) -> None:
    """Hand it to a worker, and look after it in case the worker is lost."""
    events.enqueue(give_up_later, due_at=clock.now() + PATIENCE, proposal_id=event.proposal_id)
    work_out.apply_async_on_commit(kwargs={"proposal_id": event.proposal_id})


@subscribe(SwapAsked)
def tell_who_is_asked(event: SwapAsked) -> None:
    """Tell the colleague that somebody asks."""
    tell_of_swap(swap_id=event.swap_id, news=SwapStatus.ASKED, at=clock.now())


@subscribe(SwapAgreed)
def tell_who_decides(event: SwapAgreed) -> None:
    """Tell the keepers of the roster, and whoever asked."""
    tell_of_swap(swap_id=event.swap_id, news=SwapStatus.AGREED, at=clock.now())


@subscribe(SwapDone)
def tell_both(event: SwapDone) -> None:
    """Tell both whose duties have changed."""
    tell_of_swap(swap_id=event.swap_id, news=SwapStatus.DONE, at=clock.now())


@subscribe(SwapDeclined)
def tell_of_the_no(event: SwapDeclined) -> None:
    """Tell both that the duties stay."""
    tell_of_swap(swap_id=event.swap_id, news=SwapStatus.DECLINED, at=clock.now())


@subscribe(SwapRefused)
def tell_of_the_refusal(event: SwapRefused) -> None:
    """Tell both that it was not approved."""
    tell_of_swap(swap_id=event.swap_id, news=SwapStatus.REFUSED, at=clock.now())


@subscribe(SwapWithdrawn)
def tell_that_nobody_asks(event: SwapWithdrawn) -> None:
    """Tell the colleague that there is nothing to answer any more."""
    tell_of_swap(swap_id=event.swap_id, news=SwapStatus.WITHDRAWN, at=clock.now())
