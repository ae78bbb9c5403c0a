"""Write down that the mail with a letter's link has gone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from case_core.referrals.locks import locked_referral
from case_core.referrals.turns import record_letter
from mannaka_kit import audit


@transaction.atomic
def note_letter_mailed(*, referral_id: int, letter_key: UUID, at: datetime) -> None:
    """
    Note it, unless a newer link took its place meanwhile.

    :raises ReferralNotFoundError: there is no such referral.
    """
    _case, referral = locked_referral(referral_id, actor=None)
    if referral.letter_key != letter_key or referral.letter_mailed_at is not None:
        return
    referral.letter_mailed_at = at
    referral.save(update_fields=["letter_mailed_at"])
    record_letter("referral.letter_mailed", referral, actor=audit.SYSTEM, at=at)
