"""Book a time for somebody who is on the telephone or at the desk."""

from datetime import datetime, timedelta

from django.db import transaction

from case_core.bookings.actions.book_slot import Booked, book_slot
from case_core.bookings.contacts import Told
from case_core.bookings.policies import can_work_on_bookings
from case_core.bookings.slots import offered
from case_core.bookings.taking import take
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

_A_MOMENT = timedelta(minutes=1)


@transaction.atomic
def book_for_caller(*, offer_id: int, way: str, begins: datetime, told: Told, actor: Actor, at: datetime) -> Booked:
    """
    Book at once: the clerk and the caller choose together, without the notice that citizens must give.

    :raises NotAllowedError: the actor is not of the centre.
    :raises OfferNotFoundError: there is no such offer now.
    :raises WayNotOfferedError: it is not to be had in this way.
    :raises SlotTakenError: the time is not free; it carries the nearest free ones.
    :raises NameMissingError: there is no name.
    :raises TelephoneWrongError: the number cannot be one.
    :raises ContactMissingError: there is neither a number nor a mail address.
    :raises TooManyBookingsError: this contact has as many as the city allows.
    """
    require(can_work_on_bookings(actor))
    offer = offered(offer_id, way, on=day_of(at))
    held = take(offer, way, begins, at=at, hold_until=at + _A_MOMENT, by_staff=True)
    return book_slot(hold_id=held.pk, told=told, at=at, actor=actor)
