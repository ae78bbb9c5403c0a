"""What follows: the body is told of a referral and of its day; a share that ends takes its referral along."""

from datetime import datetime, time

from case_core.referrals.actions.follow_share import follow_share
from case_core.referrals.events import ReferralSent
from case_core.referrals.selectors import day_of_answer, open_behind
from case_core.referrals.states import TellKind
from case_core.referrals.tasks import tell_body_later
from case_core.sharing.events import ShareApproved, ShareRevoked
from mannaka_kit import clock
from mannaka_kit.outbox import events, subscribe

_MORNING = time(8, 30)


@subscribe(ReferralSent)
def plan_notices(event: ReferralSent) -> None:
    """Tell the body now, and on the morning of the day."""
    _tell_now(event.referral_id)
    due_on = day_of_answer(event.referral_id)
    due_at = datetime.combine(due_on, _MORNING, clock.TOKYO)
    # Whoever was asked this morning needs no notice of this morning.
    if due_at > clock.now():
        kind, day = TellKind.DUE.value, due_on.isoformat()
        events.enqueue(tell_body_later, due_at=due_at, referral_id=event.referral_id, kind=kind, due_on=day)


@subscribe(ShareApproved)
def tell_after_approval(event: ShareApproved) -> None:
    """Tell the body once a second person has agreed: before, it sees nothing."""
    referral_id = open_behind(event.grant_id)
    if referral_id is not None:
        _tell_now(referral_id)


@subscribe(ShareRevoked)
def follow_revocation(event: ShareRevoked) -> None:
    """End what was referred by a share that was taken back."""
    follow_share(grant_id=event.grant_id, at=clock.now())


def _tell_now(referral_id: int) -> None:
    due_on = day_of_answer(referral_id)
    events.enqueue(tell_body_later, referral_id=referral_id, kind=TellKind.NEW.value, due_on=due_on.isoformat())
