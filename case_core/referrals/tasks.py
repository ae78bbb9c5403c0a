"""What is done later: the people of a body are told of a referral, and of the day of its answer."""

from datetime import date

from case_core.referrals.actions.remind_body import remind_body
from case_core.referrals.states import TellKind
from mannaka_kit import clock
from mannaka_kit.outbox import handler


def tell_body(*, referral_id: int, kind: str, due_on: str) -> None:
    """Tell them, if the answer is still to come and still due on that day."""
    remind_body(referral_id=referral_id, kind=TellKind(kind), due_on=date.fromisoformat(due_on), at=clock.now())


tell_body_later = handler(tell_body)
