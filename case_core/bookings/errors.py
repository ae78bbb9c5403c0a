"""What may go wrong with bookings, in words for whoever books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrOrPromise


class BookingNotFoundError(RecordNotFoundError):
    """There is no such booking for this person."""

    code = "booking.not_found"
    message = _("この予約は見つかりませんでした。")


class OfferNotFoundError(AnticipatedError):
    """Nothing of this kind can be booked on this day."""

    code = "booking.offer_not_found"
    message = _("この相談の予約は、いま受け付けていません。ほかの相談を選んでください。")


class NoSuchOfferError(RecordNotFoundError):
    """The city has no such offer, and had none."""

    code = "booking.no_such_offer"
    message = _("この予約の枠は見つかりませんでした。")


class WayNotOfferedError(AnticipatedError):
    """The offer is not to be had in this way."""

    code = "booking.way_not_offered"
    message = _("この方法では予約できません。ほかの方法を選んでください。")


class SlotTakenError(ConflictError):
    """The time is not, or no longer, free; the nearest ones that are free come with it."""

    code = "booking.slot_taken"
    message = _("この時間は、ほかの方の予約が入りました。近い時間から選び直してください。")

    def __init__(self, *, nearest: tuple[datetime, ...] = ()) -> None:
        super().__init__(field="time")
        self.nearest = nearest
        self.instead = tuple(time.isoformat() for time in nearest)


class SlotNotOfferedError(SlotTakenError):
    """Nobody can talk at this time: it is past, the centre is closed, or the people have other duties."""

    code = "booking.slot_not_offered"
    message = _("この時間は予約できなくなりました。近い時間から選び直してください。")


class TooManyBookingsError(AnticipatedError):
    """This contact has as many bookings as the city allows."""

    code = "booking.too_many"
    message = _("同じ連絡先で、すでに予約があります。先の予約を変更するか取り消すか、お電話ください。")


class ContactMissingError(AnticipatedError):
    """Nobody could be told of a change."""

    code = "booking.contact_missing"
    message = _("電話番号かメールアドレスのどちらかを入力してください。")


class TelephoneWrongError(AnticipatedError):
    """The number has too few or too many digits, or there is none for a talk by telephone."""

    code = "booking.telephone_wrong"
    message = _("電話番号は、市外局番から10けたか11けたで入力してください。")


class NameMissingError(AnticipatedError):
    """Somebody must be called by a name; any will do."""

    code = "booking.name_missing"
    message = _("お名前を入力してください。呼び名でもかまいません。")


class BookingEndedError(InvalidTransitionError):
    """The booking's state does not lead there."""

    code = "booking.ended"
    message = _("この予約は、すでに終わっているか取り消されています。")


class BookingBegunError(InvalidTransitionError):
    """Its time has begun."""

    code = "booking.begun"
    message = _("予約の時間が始まっているため、この画面では変更できません。お電話ください。")


class NotYetError(InvalidTransitionError):
    """Nobody can have come before the day."""

    code = "booking.not_yet"
    message = _("予約の日より前には記録できません。")


class AlreadyACaseError(ConflictError):
    """The booking is a case already."""

    code = "booking.already_a_case"
    message = _("この予約は、すでに相談になっています。")


class ReasonMissingError(AnticipatedError):
    """The city says why it cancels."""

    code = "booking.reason_missing"
    message = _("理由を入力してください。")


class OfferFactsError(AnticipatedError):
    """Something about an offer that nobody means."""

    code = "booking.offer_facts"
    message = _("内容を確かめてください。")


class OfferNameTakenError(AnticipatedError):
    """Two offers of one name would be mixed up."""

    code = "booking.offer_name_taken"
    message = _("この名前の予約の枠が、すでにあります。")


class OnlineAddressError(AnticipatedError):
    """Where a talk by video is held must be encrypted and name nobody."""

    code = "booking.online_address"
    message = _("https:// で始まるアドレスを入力してください。")
    names_somebody: StrOrPromise = _("お名前、電話番号、メールアドレスが入ったアドレスは使えません。")


class ReservationFactsError(AnticipatedError):
    """Something about a room's reservation that nobody means."""

    code = "room_reservation.facts"
    message = _("内容を確かめてください。")


class RoomInUseError(ConflictError):
    """Somebody is booked in the room, or another body has it."""

    code = "room_reservation.in_use"

    def __init__(self, *, moment: str) -> None:
        words = _("この部屋は、%(moment)sに使う予定があります。先に予約の日時を変更するか、ほかの時間にしてください。")
        super().__init__(str(words) % {"moment": moment}, field="room")


class ReservationNotFoundError(RecordNotFoundError):
    """There is no such span, or it is over."""

    code = "room_reservation.not_found"
    message = _("この部屋の取り置きは見つかりませんでした。")
