"""A booking as a file for the citizen's own calendar; nothing in it that they told, and no secret."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext

import mannaka_tenancy
from case_core.bookings.calendar_file import Event, calendar_of
from case_core.bookings.own import changes_of
from case_core.bookings.states import BookingStatus, BookingWay
from cms.base.mails import whole_address
from cms.pages.selectors import current_face

if TYPE_CHECKING:
    from case_core.bookings.models import Booking


def calendar_of_booking(booking: "Booking") -> str:
    """Return the text of the .ics file."""
    city = mannaka_tenancy.require_current()
    event = Event(
        uid=f"{booking.number}@{city.host}",
        begins=booking.begins,
        ends=booking.ends,
        summary=gettext("%(city)s 相談センターの予約") % {"city": city.name},
        place=place_of(booking),
        words=_words(booking),
        made_at=booking.ended_at or booking.made_at,
        sequence=changes_of(booking),
        is_cancelled=booking.status == BookingStatus.CANCELLED,
    )
    return calendar_of([event], name=city.name)


def place_of(booking: "Booking") -> str:
    """Say where the talk is."""
    if booking.talk_address:
        return booking.talk_address
    if booking.is_by_meeting:
        return whole_address("booking:door")
    if booking.way != BookingWay.COUNTER:
        return str(BookingWay(booking.way).label)
    where = " ".join(line.strip() for line in current_face().address.splitlines())
    return where or gettext("相談センターの窓口")


def _words(booking: "Booking") -> str:
    lines = [gettext("予約番号 %(number)s") % {"number": booking.number}]
    lines += [gettext("日時の変更と取り消しは、こちらから：%(address)s") % {"address": whole_address("booking:door")}]
    telephone = current_face().telephone
    if telephone:
        lines += [gettext("電話 %(number)s") % {"number": telephone}]
    return "\n".join(lines)
