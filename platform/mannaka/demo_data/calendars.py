"""Calendars in the demonstration: a room that can be subscribed to, a meeting elsewhere, and a form to import from."""

from datetime import datetime, timedelta
from typing import Final

from case_core.bookings.models import BookingOffer
from case_core.busy.actions.set_busy_file import set_busy_file
from case_core.calendars.actions.make_feed import make_feed
from case_core.desk.models import Room
from case_core.form_imports.actions.create_form import create_form
from case_core.roster.models import Counsellor
from mannaka.demo_data.cast import Cast
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

_MEETING: Final = """BEGIN:VCALENDAR\r
BEGIN:VEVENT\r
UID:meeting\r
DTSTART;TZID=Asia/Tokyo:{day:%Y%m%d}T130000\r
DURATION:PT1H30M\r
RRULE:FREQ=WEEKLY\r
END:VEVENT\r
END:VCALENDAR\r
"""


def open_calendars(cast: Cast, *, now: datetime) -> None:
    """Let a room be subscribed to, keep somebody's weekly meeting free of bookings, and add the website's form."""
    admin = next(actor for actor in cast.actors.values() if actor.has(Role.ADMINISTRATOR))
    room, offer = Room.objects.first(), BookingOffer.objects.first()
    if room is not None:
        make_feed(actor=admin, room_id=room.pk, at=now)
    if offer is not None:
        create_form(name="ホームページの予約フォーム", offer_id=offer.pk, way=offer.ways[0], actor=admin, at=now)
    _meet_each_week(admin, now=now)


def _meet_each_week(admin: Actor, *, now: datetime) -> None:
    person = Counsellor.objects.filter(user__isnull=False).order_by("-pk").first()
    if person is not None:
        content = _MEETING.format(day=clock.today() - timedelta(days=7)).encode()
        set_busy_file(counsellor_id=person.pk, content=content, actor=admin, at=now)
