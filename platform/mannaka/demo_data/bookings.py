"""What citizens can book in the demonstration, the partners who come on fixed days, and a few bookings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from case_core.bookings.actions.book_slot import book_slot
from case_core.bookings.actions.create_offer import create_offer
from case_core.bookings.actions.hold_slot import hold_slot
from case_core.bookings.actions.record_came import record_came
from case_core.bookings.actions.reserve_room import ReservationFacts, reserve_room
from case_core.bookings.contacts import Told
from case_core.bookings.models import Booking, BookingOffer
from case_core.bookings.offer_facts import OfferFacts
from case_core.bookings.slots import free_slots
from case_core.bookings.states import BookingWay, Need
from case_core.roster.models import Counsellor, Duty
from case_core.roster.states import CounsellorKind, DutyKind
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.people import CityData
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

_EVERY_WAY: Final = tuple(BookingWay.values)
_FACE_OR_CALL: Final = (BookingWay.COUNTER.value, BookingWay.TELEPHONE.value)
LIVING: Final = OfferFacts(
    name="くらしの相談",
    words="どこに話せばよいかわからないことも、まとめてお聞きします。",
    topic="other",
    ways=_EVERY_WAY,
    minutes=45,
    counsellor_kind=CounsellorKind.REGULAR,
    questions=("これまでに、どこかへ相談されましたか",),
    preparation="前の相談の記録を確かめる。手続きの一覧を机に置く。",
)
_LAW: Final = OfferFacts(
    name="弁護士の法律相談",
    words="相続、離婚、近所とのもめごとなど。関係する書類があればお持ちください。",
    topic="family",
    ways=_FACE_OR_CALL,
    minutes=30,
    counsellor_kind=CounsellorKind.PARTNER,
    notice_hours=24,
    most_per_contact=1,
    questions=("相手の方のお名前（利益相反の確認のため）", "裁判所からの書類が届いていますか"),
    preparation="相手方のお名前を弁護士に先に伝え、利益相反がないか確かめる。",
)
_CONSUMER: Final = OfferFacts(
    name="消費生活相談",
    words="契約や買い物のトラブル、しつこい勧誘の相談です。契約書や画面の写しがあると早く進みます。",
    topic="consumer",
    ways=_FACE_OR_CALL,
    minutes=60,
    counsellor_kind=CounsellorKind.CONSUMER,
)
_MONEY: Final = OfferFacts(
    name="お金と家計の相談",
    words="家計改善支援員が、収入と支払いを一緒に整理します。",
    topic="money",
    ways=_FACE_OR_CALL,
    minutes=60,
    counsellor_kind=CounsellorKind.PARTNER,
    preparation="家計表の用紙、電卓。",
)
_BUSINESS: Final = OfferFacts(
    name="事業の相談（よろず支援拠点）",
    words="売り上げ、資金繰り、創業や事業の引き継ぎの相談です。",
    topic="work",
    ways=(*_FACE_OR_CALL, BookingWay.ONLINE.value),
    online_address="https://meet.example.jp/imabari-yorozu",
    minutes=60,
    counsellor_kind=CounsellorKind.PARTNER,
)
_MIND: Final = OfferFacts(
    name="こころの相談（公認心理師）",
    words="眠れない、人と会うのがつらいなど。ご家族だけでも相談できます。",
    topic="mind",
    ways=_FACE_OR_CALL,
    minutes=50,
    counsellor_kind=CounsellorKind.PARTNER,
    preparation="静かな部屋（室3）を使う。",
)
OFFERS: Final = {
    "382027": (LIVING, _CONSUMER, _LAW, _MONEY, _BUSINESS, _MIND),
    "382060": (LIVING, _LAW),
}
# Who comes, with what they know, on which weekday, and when.
_PARTNERS: Final = {
    "382027": (
        ("弁護士 河野 誠", "コウノ マコト", "family", 3, time(13), time(16)),
        ("家計改善支援員 菊池 直子", "キクチ ナオコ", "money", 1, time(10), time(15)),
        ("よろず支援拠点 白石 剛", "シライシ ツヨシ", "work", 2, time(10), time(16)),
        ("公認心理師 三好 真理", "ミヨシ マリ", "mind", 4, time(13), time(17)),
    ),
    "382060": (("弁護士 高橋 律子", "タカハシ リツコ", "family", 2, time(13), time(15)),),
}
_WEEKS: Final = 6
# In which room, and on which weekday, the welfare council has hours of its own.
_COUNCILS: Final = {"382027": ("室3", 3)}
_BOOKED: Final = (
    (LIVING, BookingWay.COUNTER, Told(name="菅 美代子", telephone="0898-22-1001", about="父の年金の手続き")),
    (
        LIVING,
        BookingWay.COUNTER,
        Told(name="近藤 修", telephone="090-5555-0101", about="空き家の片づけ", needs=(Need.WHEELCHAIR,)),
    ),
    (LIVING, BookingWay.ONLINE, Told(name="井出 さくら", email="sakura@example.jp", about="保育園と働き方")),
    (_LAW, BookingWay.COUNTER, Told(name="越智 和夫", telephone="0898-33-2002", about="母の遺産の分け方")),
    (_MONEY, BookingWay.COUNTER, Told(name="李", telephone="080-5555-0303", needs=(Need.INTERPRETER,))),
    (_CONSUMER, BookingWay.TELEPHONE, Told(name="村上 トミ", telephone="0898-44-3003", about="屋根の修理の契約")),
    (_MIND, BookingWay.COUNTER, Told(name="ひまわり", telephone="090-5555-0404")),
)
_MOST: Final = {"382027": len(_BOOKED), "382060": 2}


def open_bookings(data: CityData, cast: Cast, *, since: date, now: datetime) -> None:
    """Let citizens book with whoever is on the roster, and book a few times as they do."""
    admin = next(actor for actor in cast.actors.values() if actor.has(Role.ADMINISTRATOR))
    _invite_partners(data.code, since=since)
    offers = {
        facts.name: create_offer(actor=admin, facts=replace(facts, position=position), valid_from=since, at=now)
        for position, facts in enumerate(OFFERS[data.code], start=1)
    }
    _keep_a_room(data.code, cast, admin, now=now)
    made = [book_first_free(offers[facts.name], way, told, now=now) for facts, way, told in _wishes(data.code, offers)]
    clerk = next(actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF))
    for booking in made[:1]:
        if booking is not None and booking.begins <= now:
            record_came(booking_id=booking.pk, actor=clerk, at=now)


def _keep_a_room(code: str, cast: Cast, admin: Actor, *, now: datetime) -> None:
    """Give the welfare council the last room for its own day of the week."""
    if code not in _COUNCILS:
        return
    name, weekday = _COUNCILS[code]
    today = clock.today()
    first = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    facts = ReservationFacts(
        room_id=cast.rooms[name].pk,
        who="社会福祉協議会",
        reason="生活福祉資金の相談日",
        first=first,
        begins=time(9),
        ends=time(12),
        last=first + timedelta(weeks=_WEEKS - 1),
    )
    reserve_room(facts=facts, actor=admin, at=now)


def _wishes(code: str, offers: dict[str, BookingOffer]) -> Iterator[tuple[OfferFacts, BookingWay, Told]]:
    yield from [wish for wish in _BOOKED if wish[0].name in offers][: _MOST[code]]


def _invite_partners(code: str, *, since: date) -> None:
    """Put the partners on the roster for their sessions of the next weeks."""
    today = clock.today()
    for name, kana, topic, weekday, begins, ends in _PARTNERS[code]:
        person = Counsellor.objects.create(
            name=name, name_kana=kana, kind=CounsellorKind.PARTNER, topics=[topic], valid_from=since
        )
        first = today + timedelta(days=(weekday - today.weekday()) % 7)
        Duty.objects.bulk_create(
            Duty(
                counsellor=person,
                on=first + timedelta(weeks=week),
                begins=begins,
                ends=ends,
                kind=DutyKind.SESSION,
                is_locked=True,
            )
            for week in range(_WEEKS)
        )


def book_first_free(offer: BookingOffer, way: BookingWay, told: Told, *, now: datetime) -> Booking | None:
    """Book the first free time, as somebody did some days ago."""
    asked_at = now - timedelta(days=3)
    today = clock.today()
    free = free_slots(offer, way, today, today + timedelta(weeks=_WEEKS), at=asked_at)
    if not free:
        return None
    hold = hold_slot(offer_id=offer.pk, way=way, begins=free[0], at=asked_at)
    return book_slot(hold_id=hold.pk, told=told, at=asked_at).booking
