"""Tell the people of an exchange where it stands."""

from datetime import datetime

from django.db import transaction

from case_core.roster.models import Swap
from case_core.roster.states import SwapStatus
from case_core.roster.swap_mail import people_to_tell, send_news
from mannaka_kit import audit, clock


@transaction.atomic
def tell_of_swap(*, swap_id: int, news: SwapStatus, at: datetime) -> int:
    """
    Mail whoever has something to do now, or waits for it, and return how many mails went.

    :raises OSError: the mail server did not take a mail; it is tried again.
    """
    swaps = Swap.objects.select_related("giver__user", "taker__user")
    swap = swaps.filter(pk=swap_id).first()
    # What was asked and is answered since has news of its own.
    if swap is None or swap.status != news:
        return 0
    people = people_to_tell(swap, news, on=at.astimezone(clock.TOKYO).date())
    audit.record("swap.told", actor=audit.SYSTEM, target=swap, at=at, details={"news": news.value})
    return send_news(swap, news, people)  # last: what fails before it, fails without a mail
