"""What follows: the body is told of a referral and of its day; a share that ends takes its referral along."""

from datetime import datetime, time

from case_core.consents.events import ConsentWithdrawn
from case_core.consents.selectors import bodies_of
from case_core.referrals.actions.follow_share import follow_share
from case_core.referrals.actions.take_in_answers import take_in_answers
from case_core.referrals.events import LetterMade, ReferralDeclined, ReferralRevoked, ReferralSent, ReferralToCarry
from case_core.referrals.selectors import carried_to, day_of_answer, open_behind
from case_core.referrals.states import TellKind
from case_core.referrals.tasks import carry, carry_later, mail_letter, take_back_later, take_copy_back, tell_body_later
from case_core.sharing.events import ShareApproved, ShareRevoked
from mannaka_kit import clock
from mannaka_kit.outbox import Settle, events, subscribe, subscribe_errand
from tenants.deliveries.events import AnswersArrived
from tenants.partners.events import AgreementEnded, PartnerOrganizationClosed

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
        events.enqueue(carry_later, referral_id=referral_id)


@subscribe(ShareRevoked)
def follow_revocation(event: ShareRevoked) -> None:
    """End what was referred by a share that was taken back."""
    follow_share(grant_id=event.grant_id, at=clock.now())


def _tell_now(referral_id: int) -> None:
    due_on = day_of_answer(referral_id)
    events.enqueue(tell_body_later, referral_id=referral_id, kind=TellKind.NEW.value, due_on=due_on.isoformat())


@subscribe_errand(ReferralSent)
def hand_over(event: ReferralSent) -> Settle:
    """Let it go to the body's own system, where it has one."""
    return carry(referral_id=event.referral_id)


@subscribe_errand(ReferralToCarry)
def hand_over_again(event: ReferralToCarry) -> Settle:
    """Let it go there once more."""
    return carry(referral_id=event.referral_id)


@subscribe_errand(LetterMade)
def send_by_mail(event: LetterMade) -> Settle:
    """Let a letter's link go to the body's mail address, where it has one."""
    return mail_letter(referral_id=event.referral_id)


@subscribe_errand(ReferralRevoked)
def take_back(event: ReferralRevoked) -> Settle:
    """Have the body's own system give back what the centre took back."""
    return take_copy_back(referral_id=event.referral_id)


@subscribe_errand(ReferralDeclined)
def take_back_declined(event: ReferralDeclined) -> Settle:
    """Have it give back what the body declined: it sees nothing of the matter any more."""
    return take_copy_back(referral_id=event.referral_id)


@subscribe(AnswersArrived)
def take_in(event: AnswersArrived) -> None:
    """Take in what waits of a body's answers."""
    take_in_answers(channel_id=event.channel_id, thread_id=event.thread_id, at=clock.now())


@subscribe(ConsentWithdrawn)
def follow_withdrawal(event: ConsentWithdrawn) -> None:
    """Have the named bodies' systems give back what stood on a consent."""
    _look_over(bodies_of(event.consent_id))


@subscribe(AgreementEnded)
def follow_agreement(event: AgreementEnded) -> None:
    """Have a body's system give back what stood on an agreement."""
    _look_over([event.organization_id])


@subscribe(PartnerOrganizationClosed)
def follow_closing(event: PartnerOrganizationClosed) -> None:
    """Have a body's system give everything back."""
    _look_over([event.organization_id])


def _look_over(organization_ids: list[int]) -> None:
    # What may stay is looked at when it is that row's turn.
    for referral_id in carried_to(organization_ids):
        events.enqueue(take_back_later, referral_id=referral_id)
