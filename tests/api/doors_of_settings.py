"""Operations on what is settled of bookings, calendars, imports and screens, and the things that their paths name."""

from datetime import date, time
from typing import Any

from case_core.bookings.actions.reserve_room import ReservationFacts, reserve_room
from case_core.bookings.models import BookingOffer
from case_core.busy.actions.set_busy_address import set_busy_address
from case_core.calendars.actions.make_feed import make_feed
from case_core.reception.actions.create_display import create_display
from case_core.roster.models import Counsellor
from tenants.api_tokens.scopes import Scope
from tests.support.bookings import a_counsellor, an_offer
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.form_imports import COLUMNS, TEN_ROW, a_file, a_form, uploaded

BUSY_ADDRESS = "https://calendar.example.jp/aoi.ics"
BUSY_FILE = "\r\n".join(
    [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//groupware//", "BEGIN:VEVENT", "UID:1"),
        *("DTSTART:20260114T010000Z", "DTEND:20260114T020000Z", "SUMMARY:会議", "END:VEVENT", "END:VCALENDAR", ""),
    ]
).encode()
OFFER: dict[str, Any] = {
    "name": "弁護士の法律相談",
    "words": "弁護士が相談を受けます。",
    "topic": "money",
    "ways": ["counter"],
    "counsellor_kind": "citizens",
    "minutes": 30,
    "needs_room": True,
    "online_address": "",
    "days_ahead": 60,
    "notice_hours": 24,
    "most_per_contact": 1,
    "meeting_channel_id": None,
    "questions": ["はじめてのご相談ですか"],
    "preparation": "",
    "position": 5,
}
COUNCIL: dict[str, Any] = {
    "room_id": "{free_room}",
    "who": "社会福祉協議会",
    "reason": "生活福祉資金の相談日",
    "first": "2026-02-02",
    "begins": "13:00",
    "ends": "16:00",
}
FORM = {"name": "健診の予約", "offer_id": "{settled_offer}", "way": "counter"}
RULES = {"hold_minutes": 15, "release_minutes": 30}
_KEEPERS, _ON_ROSTER, _ROSTER = frozenset({"mio"}), frozenset({"aoi", "ren", "yui", "mio"}), frozenset({"aoi", "mio"})
_READ, _WRITE = Scope.BOOKINGS_READ, Scope.BOOKINGS_WRITE
_BUSY, _RUN = "counsellors/{busy_person}/busy/", "booking-imports/{import}/"
_IN_HALL, _SETTLE_HALL = Scope.RECEPTION_READ, Scope.RECEPTION_WRITE

DOORS_OF_SETTINGS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "booking-offers/", {}, _READ, frozenset({"aoi", "mio"})),
    ("POST", "booking-offers/", {**OFFER, "valid_from": "2026-02-01"}, _WRITE, _KEEPERS),
    ("GET", "booking-offers/{settled_offer}/", {}, _READ, _KEEPERS),
    ("POST", "booking-offers/{settled_offer}/change/", OFFER, _WRITE, _KEEPERS),
    ("POST", "booking-offers/{settled_offer}/end/", {"last_day": "2026-03-31"}, _WRITE, _KEEPERS),
    ("GET", "booking-rules/", {}, _READ, _KEEPERS),
    ("POST", "booking-rules/", RULES, _WRITE, _KEEPERS),
    ("GET", "room-reservations/", {}, _READ, _KEEPERS),
    ("POST", "room-reservations/", COUNCIL, _WRITE, _KEEPERS),
    ("POST", "room-reservations/{reservation}/release/", {}, _WRITE, _KEEPERS),
    ("GET", "calendar-feed/", {}, Scope.ROSTER_READ, _ON_ROSTER),
    ("POST", "calendar-feed/", {}, Scope.ROSTER_WRITE, _ON_ROSTER),
    ("POST", "calendar-feed/end/", {}, Scope.ROSTER_WRITE, _ON_ROSTER),
    ("GET", "rooms/calendar-feeds/", {}, _READ, _KEEPERS),
    ("POST", "rooms/{free_room}/calendar-feed/", {}, _WRITE, _KEEPERS),
    ("POST", "rooms/{free_room}/calendar-feed/end/", {}, _WRITE, _KEEPERS),
    ("GET", _BUSY, {}, Scope.ROSTER_READ, _ROSTER),
    ("POST", f"{_BUSY}address/", {"address": BUSY_ADDRESS}, Scope.ROSTER_WRITE, _ROSTER),
    ("POST", f"{_BUSY}file/", {"file": "busy.ics"}, Scope.ROSTER_WRITE, _ROSTER),
    ("POST", f"{_BUSY}remove/", {}, Scope.ROSTER_WRITE, _ROSTER),
    ("GET", "import-forms/", {}, _READ, _KEEPERS),
    ("POST", "import-forms/", FORM, _WRITE, _KEEPERS),
    ("POST", "import-forms/{form}/columns/", COLUMNS, _WRITE, _KEEPERS),
    ("POST", "import-forms/{form}/files/", {"file": "bookings.csv"}, _WRITE, _KEEPERS),
    ("GET", "booking-imports/", {}, _READ, _KEEPERS),
    ("GET", _RUN, {}, _READ, _KEEPERS),
    ("POST", f"{_RUN}start/", {}, _WRITE, _KEEPERS),
    ("POST", f"{_RUN}discard/", {}, _WRITE, _KEEPERS),
    ("GET", "reception-rules/", {}, _IN_HALL, _KEEPERS),
    ("POST", "reception-rules/", {"letter": "B", "shows_waiting": False}, _SETTLE_HALL, _KEEPERS),
    ("GET", "displays/", {}, _IN_HALL, _KEEPERS),
    ("POST", "displays/", {"name": "待合室の大型テレビ"}, _SETTLE_HALL, _KEEPERS),
    ("POST", "displays/{display}/revoke/", {}, _SETTLE_HALL, _KEEPERS),
]
FILES_OF_SETTINGS = {"busy.ics": BUSY_FILE, "bookings.csv": a_file(TEN_ROW)}


def settings_to_name(cast: Cast) -> dict[str, Any]:
    """Make one of everything settled that a path can name; call it inside of the city."""
    count = BookingOffer.objects.count()
    offer, room, person = (
        an_offer(name=f"決まりの枠{count}"),
        a_room(cast, f"取り置く部屋{count}"),
        a_counsellor("予定 太郎"),
    )
    facts = ReservationFacts(
        room_id=room.pk, who="社協", reason="相談日", first=date(2026, 2, 3), begins=time(9), ends=time(12)
    )
    form = a_form(cast, offer)
    make_feed(actor=cast.mio, at=AT, room_id=room.pk)
    own_feeds(cast)
    set_busy_address(counsellor_id=person.pk, address=BUSY_ADDRESS, actor=cast.mio, at=AT)
    return {
        "settled_offer": offer.pk,
        "free_room": room.pk,
        "reservation": reserve_room(facts=facts, actor=cast.mio, at=AT)[0].pk,
        "busy_person": person.pk,
        "form": form.pk,
        "import": uploaded(cast, form, a_file(TEN_ROW)).pk,
        "display": create_display(actor=cast.mio, name="待合室", at=AT).display.pk,
    }


def own_feeds(cast: Cast) -> None:
    """Let all of them stand on the roster, each with an address of their own calendar."""
    for who in sorted(_ON_ROSTER):
        if not Counsellor.objects.filter(user=cast.users[who]).exists():
            a_counsellor(cast.users[who].display_name, user=cast.users[who])
        make_feed(actor=cast.actors[who], at=AT)
