"""The meeting service of the demonstration, the talks by video that were booked, and how booths talk."""

from datetime import datetime, timedelta
from typing import Final

import mannaka_tenancy
from case_core.bookings.actions.arrange_meeting import arrange_meeting
from case_core.bookings.actions.change_offer import change_offer
from case_core.bookings.contacts import Told
from case_core.bookings.models import Booking, BookingOffer
from case_core.bookings.offer_facts import OfferFacts
from case_core.bookings.states import BookingStatus, BookingWay
from case_core.meetings.actions.change_meeting_rules import change_meeting_rules
from integrations.meetings.echo.manifest import MANIFEST
from integrations.meetings.echo.simulator import EchoMeetingSimulator
from mannaka.demo_data.bookings import LIVING, book_first_free
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.channels import connect
from mannaka.demo_data.people import CityData
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.municipalities.selectors import is_demo

_BOOKED: Final = {
    "382027": (
        Told(name="矢野 健", telephone="090-5555-0505", about="転職と住宅ローン"),
        Told(name="すみれ", email="sumire@example.jp", about="介護と仕事の両立"),
    ),
    "382060": (),
}
_DIAL_IN: Final = {"382027": "0898-00-1020"}


def open_meetings(data: CityData, cast: Cast, *, now: datetime) -> None:
    """Connect a meeting service and let citizens book talks by video; only where the city is a demonstration."""
    if not is_demo(mannaka_tenancy.require_current()):
        return
    admin = next(actor for actor in cast.actors.values() if actor.has(Role.ADMINISTRATOR))
    service, began = EchoMeetingSimulator(), now - timedelta(days=30)
    channel = connect(MANIFEST, service, label="ビデオ会議（見本）", account_name="見本", admin=admin, at=began)
    offer = _choose(channel.pk, admin, now=now)
    dial_in = _DIAL_IN.get(data.code, "")
    words = "ガイダンスのあとに、予約番号の数字を押してください。" if dial_in else ""
    change_meeting_rules(booth_channel_id=channel.pk, dial_in=dial_in, dial_in_words=words, actor=admin, at=now)
    for told in _BOOKED[data.code]:
        book_first_free(offer, BookingWay.ONLINE, told, now=now)
    expected = Booking.objects.filter(offer=offer, way=BookingWay.ONLINE, status=BookingStatus.BOOKED, ends__gt=now)
    for booking_id in expected.values_list("pk", flat=True):
        arrange_meeting(booking_id=booking_id, at=now)


def _choose(channel_id: int, admin: Actor, *, now: datetime) -> BookingOffer:
    """Let the offer for everybody use the service."""
    offer = BookingOffer.objects.get(name=LIVING.name)
    told = {name: getattr(offer, name) for name in OfferFacts.__dataclass_fields__}
    told |= {"ways": tuple(offer.ways), "questions": tuple(offer.questions), "meeting_channel_id": channel_id}
    return change_offer(actor=admin, offer=offer, facts=OfferFacts(**told), at=now)
