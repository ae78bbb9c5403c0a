"""What is done later: people of a body are told, and bodies' own systems are asked, with no transaction open."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

import structlog

from case_core.referrals.actions.begin_carriage import begin_carriage
from case_core.referrals.actions.begin_taking_back import begin_taking_back
from case_core.referrals.actions.note_letter_mailed import note_letter_mailed
from case_core.referrals.actions.remind_body import remind_body
from case_core.referrals.actions.settle_carriage import settle_carriage
from case_core.referrals.actions.settle_look import settle_look
from case_core.referrals.actions.settle_taking_back import settle_taking_back
from case_core.referrals.letter_mail import letter_to_mail
from case_core.referrals.parcels import Errand
from case_core.referrals.reminding import notice_to_send
from case_core.referrals.selectors import errand_to_look, is_still_asked
from case_core.referrals.states import TellKind
from mannaka_kit import clock
from mannaka_kit.outbox import Settle, errand, events
from mannaka_sdk import PluginError, ReferralState
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.referring import hand_over, look_up, take_back
from tenants.plugins.errors import PluginNotFoundError

log = structlog.get_logger(__name__)
LOOKS_AGAIN: Final = timedelta(hours=6)


def tell_body(*, referral_id: int, kind: str, due_on: str) -> Settle:
    """Tell them, if the answer is still to come and still due on that day."""
    of, day = TellKind(kind), date.fromisoformat(due_on)
    notice = notice_to_send(referral_id, kind=of, due_on=day, at=clock.now())
    if notice is None:
        return _nothing
    notice.send()
    return lambda: remind_body(referral_id=referral_id, kind=of, due_on=day, at=clock.now())


def carry(*, referral_id: int) -> Settle:
    """Hand a referral to the body's own system, where it has one."""
    begun = begin_carriage(referral_id=referral_id, at=clock.now())
    if begun is None or begun.parcel is None:
        return _nothing
    parcel = begun.parcel
    answer = _asked(begun, lambda: hand_over(channel_id=begun.channel_id, referral=parcel))

    def settle() -> None:
        at = clock.now()
        _again(carry_later, settle_carriage(errand=begun, answer=answer, at=at), referral_id)
        if isinstance(answer, Exception):
            return
        # Who was quicker than the answer: then the body asks for nothing any more.
        is_asked = is_still_asked(referral_id)
        _again(look_later if is_asked else take_back_later, at + LOOKS_AGAIN if is_asked else at, referral_id)

    return settle


def take_copy_back(*, referral_id: int) -> Settle:
    """Have the body's own system give a referral back that it may not read any more."""
    begun = begin_taking_back(referral_id=referral_id, at=clock.now())
    if begun is None:
        return _nothing
    answer = _asked(begun, lambda: take_back(channel_id=begun.channel_id, ref=begun.ref))
    settle = settle_taking_back
    return lambda: _again(take_back_later, settle(errand=begun, answer=answer, at=clock.now()), referral_id)


def look(*, referral_id: int) -> Settle:
    """Ask how a referral stands, for services that tell nothing by themselves, or whose word was lost."""
    begun = errand_to_look(referral_id)
    if begun is None:
        return _nothing
    answer = _asked(begun, lambda: look_up(channel_id=begun.channel_id, ref=begun.ref))

    def settle() -> None:
        at = clock.now()
        settle_look(errand=begun, answer=answer, at=at)
        _again(look_later, at + LOOKS_AGAIN, referral_id)

    return settle


def mail_letter(*, referral_id: int) -> Settle:
    """Send the mail with a letter's link, where one waits."""
    mail = letter_to_mail(referral_id, at=clock.now())
    if mail is None:
        return _nothing
    mail.send()
    return lambda: note_letter_mailed(referral_id=referral_id, letter_key=mail.letter_key, at=clock.now())


tell_body_later = errand(tell_body)
carry_later = errand(carry)
take_back_later = errand(take_copy_back)
look_later = errand(look)


def _asked(begun: Errand, ask: Callable[[], ReferralState]) -> ReferralState | Exception:
    try:
        return ask()
    except (PluginError, ChannelNotAtWorkError, PluginNotFoundError) as error:
        log.info("referrals.not_answered", referral_id=begun.referral_id, kind=type(error).__name__)
        return error


def _again(task: Any, due_at: datetime | None, referral_id: int) -> None:
    if due_at is not None:
        events.enqueue(task, due_at=due_at, referral_id=referral_id)


def _nothing() -> None:
    """Write nothing: nothing is wanted of anybody, or no longer."""
