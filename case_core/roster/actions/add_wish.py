"""Write down what somebody wishes for a day."""

from datetime import date, datetime

from django.db import transaction

from case_core.roster.counsellor_facts import locked_counsellor
from case_core.roster.errors import PastDayError
from case_core.roster.models import Wish
from case_core.roster.policies import can_write_for
from case_core.roster.states import WishKind
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting


@transaction.atomic
def add_wish(*, counsellor_id: int, on: date, kind: str, actor: Acting, at: datetime) -> Wish:
    """
    Keep a wish; a second one for the same day takes the first one's place.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is neither the actor nor is the actor a keeper of the roster.
    :raises PastDayError: the day is over.
    """
    counsellor = locked_counsellor(counsellor_id)
    require(can_write_for(actor, counsellor))
    if on < at.astimezone(clock.TOKYO).date():
        raise PastDayError(field="on")
    wish, _made = Wish.objects.update_or_create(counsellor=counsellor, on=on, defaults={"kind": WishKind(kind)})
    audit.record("wish.added", actor=actor, target=counsellor, at=at, details={"on": on.isoformat(), "kind": kind})
    return wish
