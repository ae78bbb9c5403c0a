"""Reads of offers and bookings by staff; who reads a booking leaves a trace."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from case_core.bookings.capacity import moment_of
from case_core.bookings.errors import BookingNotFoundError
from case_core.bookings.models import Booking, BookingOffer, RoomReservation
from case_core.bookings.policies import can_work_on_bookings
from case_core.bookings.querysets import BookingQuerySet, OfferQuerySet, ReservationQuerySet
from case_core.bookings.slots import free_slots
from case_core.shields.selectors import people_hidden_from
from mannaka_kit import audit, clock
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.plugins.kinds import meeting_channels
from tenants.plugins.models import Channel

_ONE_DAY = timedelta(days=1)


def offers_valid_on(on: date) -> OfferQuerySet:
    """Return what can be booked on a day, in the city's order; it stands on the city's page, so there is no viewer."""
    return BookingOffer.objects.valid_on(on)


def free_times_for(
    viewer: Actor, offer_id: int, *, way: str, first: date, last: date, at: datetime
) -> tuple[BookingOffer, list[datetime]]:
    """
    Return an offer and the moments between two days at which staff can book it, without the notice of citizens.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises BookingNotFoundError: there is no such offer now.
    """
    require(can_work_on_bookings(viewer))
    offer = offers_valid_on(day_of(at)).filter(pk=offer_id).first()
    if offer is None:
        raise BookingNotFoundError
    times = free_slots(offer, way, first, last, at=at, by_staff=True) if way in offer.ways else []
    return offer, times


def offers_for(viewer: Actor, *, on: date, with_ended: bool = False) -> OfferQuerySet:
    """
    Return the offers that exist or will exist, with the ended ones on request.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return BookingOffer.objects.all() if with_ended else BookingOffer.objects.not_ended(on)


def offer_for(viewer: Actor, offer_id: int) -> BookingOffer | None:
    """
    Return an offer, or None.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return BookingOffer.objects.filter(pk=offer_id).first()


def channels_for_offer(viewer: Actor, offer: BookingOffer | None = None) -> list[Channel]:
    """
    Return by which services people can meet, with the one that an offer has, though it be paused.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    found = list(meeting_channels())
    had = offer.meeting_channel if offer else None
    return found if had is None or had in found else [*found, had]


def bookings_visible_to(viewer: Actor) -> BookingQuerySet:
    """
    Return the bookings that the viewer may find; a held time is nobody's booking yet.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_bookings(viewer))
    hidden = Booking.objects.filter(case__party__in=people_hidden_from(viewer)).values("pk")
    found = Booking.objects.confirmed().exclude(pk__in=hidden)
    return found.select_related("offer", "counsellor", "room", "case", "booked_by", "meeting__channel")


def bookings_of_day(viewer: Actor, on: date) -> BookingQuerySet:
    """
    Return the bookings of a day, in the order of their times.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    return bookings_visible_to(viewer).filter(begins__gte=moment_of(on, 0), begins__lt=moment_of(on + _ONE_DAY, 0))


def reservations_for(viewer: Actor, *, since: datetime) -> ReservationQuerySet:
    """
    Return the spans in which rooms are another body's, from a moment on.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return RoomReservation.objects.filter(ends__gt=since).select_related("room", "made_by")


def reservations_of_day(viewer: Actor, on: date) -> ReservationQuerySet:
    """
    Return the spans of a day in which rooms are another body's.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_bookings(viewer))
    return RoomReservation.objects.overlapping(moment_of(on, 0), moment_of(on + _ONE_DAY, 0))


@transaction.atomic
def booking_for(viewer: Actor, booking_id: int) -> Booking:
    """
    Return one booking, and record that the viewer read it; the address of a time it was moved from leads to it, too.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises BookingNotFoundError: there is none that the viewer may see.
    """
    visible = bookings_visible_to(viewer)
    booking, asked = visible.filter(pk=booking_id).first(), booking_id
    while booking is None:
        later = Booking.objects.filter(moved_from_id=asked).values_list("pk", flat=True).first()
        if later is None:
            raise BookingNotFoundError
        booking, asked = visible.filter(pk=later).first(), later
    audit.record("booking.read", actor=viewer, target=booking, at=clock.now(), case_id=booking.case_id)
    return booking


def record_bookings_read(viewer: Actor, booking_ids: Iterable[int]) -> None:
    """
    Record which bookings the viewer was shown in a list; an empty one shows nothing.

    :raises NotInTransactionError: outside a transaction.
    """
    read = list(booking_ids)
    if read:
        audit.record("booking.listed", actor=viewer, target=None, at=clock.now(), details={"bookings": read[:100]})


def moment_of_booking(booking_id: int) -> datetime | None:
    """Return when a booking begins, for planning its reminder; None where it is no longer expected."""
    return Booking.objects.booked().filter(pk=booking_id).values_list("begins", flat=True).first()
