"""Say where a talk by video is held."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.errors import BookingEndedError, WayNotOfferedError
from case_core.bookings.events import BookingPlaceTold
from case_core.bookings.locks import locked_booking
from case_core.bookings.models import Booking
from case_core.bookings.online_address import require_online_address
from case_core.bookings.policies import can_work_on_bookings
from case_core.bookings.states import BookingStatus, BookingWay
from case_core.bookings.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def tell_online_place(*, booking_id: int, address: str, actor: Actor, at: datetime) -> Booking:
    """
    Give a booking an address of its own, and mail it to the citizen; an empty one leaves the offer's.

    :raises NotAllowedError: the actor is not of the centre.
    :raises BookingNotFoundError: there is no such booking.
    :raises WayNotOfferedError: it is no talk by video.
    :raises BookingEndedError: nobody is expected any more.
    :raises OnlineAddressError: it is no address, it is not encrypted, or it names somebody.
    """
    require(can_work_on_bookings(actor))
    booking = locked_booking(booking_id)
    if booking.way != BookingWay.ONLINE:
        raise WayNotOfferedError(field="online_address")
    if booking.status != BookingStatus.BOOKED:
        raise BookingEndedError
    person = (booking.name, booking.digits, booking.telephone, booking.email)
    booking.online_address = require_online_address(address, of=person)
    booking.save(update_fields=["online_address"])
    turn = BookingPlaceTold if booking.talk_address or booking.is_by_meeting else None
    record_turn("booking.place_told", booking, actor=actor, at=at, turn=turn)
    return booking
