"""Give a room to another body for its own hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction

from case_core.bookings.capacity import minute_of, moment_of
from case_core.bookings.errors import ReservationFactsError, RoomInUseError
from case_core.bookings.holds import clear_expired
from case_core.bookings.models import Booking, RoomReservation
from case_core.bookings.states import HOLDING
from case_core.desk.models import Room
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.ui.formats import show_moment
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer

MOST_WEEKS: Final = 53
_WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationFacts:
    """Who has the room, what for, and when: once, or every week on that weekday up to a last day."""

    room_id: int
    who: str
    reason: str
    first: date
    begins: time
    ends: time
    last: date | None = None


@transaction.atomic
def reserve_room(*, facts: ReservationFacts, actor: Actor, at: datetime) -> list[RoomReservation]:
    """
    Take a room out of what can be booked for the spans that are told.

    The room is locked: whoever takes a time in it waits, and looks again whether the room is still there.

    :raises NotAllowedError: the actor is no administrator.
    :raises ReservationFactsError: something about it nobody can mean.
    :raises RoomInUseError: somebody is booked there, or another body has it.
    """
    require(can_administer(actor))
    room = Room.objects.select_for_update().filter(pk=facts.room_id).first()
    if room is None:
        raise ReservationFactsError(field="room")
    _require_facts(facts, room, at=at)
    made = [_reserve(facts, on, actor=actor, at=at) for on in _days(facts)]
    for each in made:
        _record(each, actor=actor, at=at)
    return made


def _require_facts(facts: ReservationFacts, room: Room, *, at: datetime) -> None:
    today, last = day_of(at), facts.last or facts.first
    for name in ("who", "reason"):
        if not getattr(facts, name).strip():
            raise ReservationFactsError(field=name)
    if facts.ends <= facts.begins:
        raise ReservationFactsError(field="ends")
    if facts.first < today or facts.first < room.valid_from:
        raise ReservationFactsError(field="first")
    if not facts.first <= last < facts.first + _WEEK * MOST_WEEKS or room.has_ended(last):
        raise ReservationFactsError(field="last")


def _days(facts: ReservationFacts) -> Iterator[date]:
    on = facts.first
    while on <= (facts.last or facts.first):
        yield on
        on += _WEEK


def _reserve(facts: ReservationFacts, on: date, *, actor: Actor, at: datetime) -> RoomReservation:
    begins, ends = (moment_of(on, minute_of(each)) for each in (facts.begins, facts.ends))
    clear_expired(begins, ends, at=at)
    booked = Booking.objects.filter(room_id=facts.room_id, status__in=HOLDING).overlapping(begins, ends)
    others = RoomReservation.objects.filter(room_id=facts.room_id).overlapping(begins, ends)
    taken = booked.order_by("begins").first() or others.order_by("begins").first()
    if taken is not None:
        raise RoomInUseError(moment=show_moment(taken.begins))
    return RoomReservation.objects.create(
        room_id=facts.room_id,
        begins=begins,
        ends=ends,
        who=facts.who.strip(),
        reason=facts.reason.strip(),
        made_by_id=actor.user_id,
        made_at=at,
    )


def _record(made: RoomReservation, *, actor: Actor, at: datetime) -> None:
    details: dict[str, int | str] = {
        "room": made.room_id,
        "begins": made.begins.isoformat(),
        "ends": made.ends.isoformat(),
    }
    audit.record("room_reservation.made", actor=actor, target=made, at=at, details=details)
