"""Whom of a body to tell of a referral, and whether it is still wanted."""

from dataclasses import dataclass
from datetime import date, datetime

from case_core.referrals.errors import ReferralNotFoundError
from case_core.referrals.letter_mail import LetterReminder, reminder_to_mail
from case_core.referrals.models import Referral
from case_core.referrals.recipients import people_of
from case_core.referrals.referral_mail import send_notice
from case_core.referrals.states import TellKind
from case_core.sharing.standing import sights_of
from tenants.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Mails that wait: about which referral, of which kind, to whom."""

    referral: Referral
    kind: TellKind
    people: list[User]
    letter: LetterReminder | None

    def send(self) -> int:
        """
        Send them, and return how many went.

        :raises OSError: the mail server did not take one.
        """
        sent = send_notice(self.referral, self.kind, self.people)
        if self.letter is not None:
            self.letter.send()
        return sent + (self.letter is not None)


def notice_to_send(referral_id: int, *, kind: TellKind, due_on: date, at: datetime) -> Notice | None:
    """
    Return what to mail; None where nothing is wanted any more, and nobody in it where the share opens nothing.

    :raises ReferralNotFoundError: there is no such referral.
    """
    found = Referral.objects.select_related("grant__case", "grant__organization").filter(pk=referral_id).first()
    if found is None:
        raise ReferralNotFoundError
    if not is_to_tell(found, kind, due_on=due_on, at=at):
        return None
    is_open = _is_open(found, at=at)
    letter = reminder_to_mail(found, at=at) if is_open and kind == TellKind.DUE else None
    return Notice(referral=found, kind=kind, people=people_of(found) if is_open else [], letter=letter)


def is_to_tell(referral: Referral, kind: TellKind, *, due_on: date, at: datetime) -> bool:
    """Tell whether the body, and on the day the centre, is to hear of it: once, while the answer is to come."""
    was_told = (referral.mailed_at if kind == TellKind.NEW else referral.reminded_at) is not None
    if not referral.is_open or referral.due_on != due_on or was_told:
        return False
    return kind == TellKind.DUE or _is_open(referral, at=at)


def _is_open(referral: Referral, *, at: datetime) -> bool:
    return bool(sights_of([referral.grant], at=at)[referral.grant_id])
