"""The states of a booking, the ways in which people talk, and what they need."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import Channel


class BookingStatus(models.TextChoices):
    """Where a booking stands (予約の状態)."""

    HELD = "held", _("取り置き中")
    BOOKED = "booked", _("予約済み")
    MOVED = "moved", _("日時を変更")
    CANCELLED = "cancelled", _("取り消し")
    CAME = "came", _("来た")
    NO_SHOW = "no_show", _("来なかった")


# These keep their time for themselves: the database lets nothing else overlap.
HOLDING: Final = ("held", "booked", "came", "no_show")
# What staff see: a held time is nobody's booking yet, and a time that was moved stands where it is now.
SHOWN: Final = (BookingStatus.BOOKED, BookingStatus.CAME, BookingStatus.NO_SHOW, BookingStatus.CANCELLED)

TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    BookingStatus.HELD: frozenset({BookingStatus.BOOKED}),
    BookingStatus.BOOKED: frozenset(
        {BookingStatus.MOVED, BookingStatus.CANCELLED, BookingStatus.CAME, BookingStatus.NO_SHOW}
    ),
    # The booking goes on in another row, with the same number.
    BookingStatus.MOVED: frozenset(),
    BookingStatus.CANCELLED: frozenset(),
    # A slip of the hand is mended.
    BookingStatus.CAME: frozenset({BookingStatus.NO_SHOW}),
    BookingStatus.NO_SHOW: frozenset({BookingStatus.CAME}),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether a booking in this state may take the other one."""
    return target in TRANSITIONS[status]


class BookingWay(models.TextChoices):
    """How the two talk (相談の方法)."""

    COUNTER = "counter", _("窓口で会って話す")
    TELEPHONE = "telephone", _("電話で話す")
    ONLINE = "online", _("オンライン（ビデオ）で話す")
    BOOTH = "booth", _("支所などのブースから話す")


# How the talk is written down when it becomes a contact.
CHANNELS: Final[Mapping[str, Channel]] = {
    BookingWay.COUNTER: Channel.COUNTER,
    BookingWay.TELEPHONE: Channel.TELEPHONE,
    BookingWay.ONLINE: Channel.VIDEO,
    BookingWay.BOOTH: Channel.VIDEO,
}


class Need(models.TextChoices):
    """What somebody needs to take part (必要な配慮)."""

    INTERPRETER = "interpreter", _("外国語の通訳")
    SIGN_LANGUAGE = "sign_language", _("手話通訳")
    WRITTEN_TALK = "written_talk", _("筆談")
    WHEELCHAIR = "wheelchair", _("車いすで行く")
