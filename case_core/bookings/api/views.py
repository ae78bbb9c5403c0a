"""Free times and bookings: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.bookings.actions.book_for_caller import book_for_caller
from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.actions.record_came import record_came
from case_core.bookings.actions.record_no_show import record_no_show
from case_core.bookings.actions.take_up_booking import take_up_booking
from case_core.bookings.actions.tell_online_place import tell_online_place
from case_core.bookings.api import serializers
from case_core.bookings.contacts import Told
from case_core.bookings.listing import page_of_day
from case_core.bookings.models import Booking
from case_core.bookings.selectors import booking_for, free_times_for
from mannaka_kit import clock
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import (
    ActionView,
    Done,
    NothingToSay,
    ReadViewSet,
    RecordViewSet,
    Sending,
    Take,
)
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(booking: Booking) -> Done:
    return Done(id=booking.pk, url=reverse("api:booking", args=[booking.pk]))


class FreeTimesViewSet(RecordViewSet):
    """The free times of an offer."""

    reads, roles = Scope.BOOKINGS_READ, CENTRE
    operations = {"retrieve": ("booking_offers_free_times", _("枠の空いている時間（職員が代わりに取れる時間）"))}
    filters = {"retrieve": serializers.FreeTimesFilters}
    answers = {"retrieve": serializers.FreeTimesSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:
        """Return the times between two days."""
        offer, times = free_times_for(actor, ids["offer_id"], at=clock.now(), **asked)
        return {"minutes": offer.minutes, "times": times}


class BookingViewSet(ReadViewSet, Sending):
    """The bookings of a day, one of them, and a new one for somebody who calls."""

    reads, writes, roles = Scope.BOOKINGS_READ, Scope.BOOKINGS_WRITE, CENTRE
    operations = {
        "list": ("bookings_list", _("1日の予約の一覧（登録した順）")),
        "retrieve": ("bookings_retrieve", _("予約を1件読む")),
        "create": ("bookings_create", _("電話や窓口の方の代わりに予約する")),
    }
    pagination_class = OldestFirst
    filters = {"list": serializers.BookingFilters}
    answers = {"list": serializers.BookingSerializer, "retrieve": serializers.BookingSerializer}
    body, answer = serializers.CallerSerializer, serializers.BookedSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Booking]:  # noqa: ARG002
        """Return a page of a day's bookings."""
        return page_of_day(actor, asked.get("day", clock.today()), asked.get("status", ""), take)

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Booking:  # noqa: ARG002
        """Return a booking; the id of a time that was moved leads to the one it has now."""
        return booking_for(actor, ids["booking_id"])

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Book it."""
        chosen = {name: told[name] for name in ("offer_id", "way", "begins")}
        person = {name: told[name] for name in ("name", "telephone", "email", "about")}
        words = Told(**person, needs=tuple(told["needs"]), answers=tuple(told["answers"]))
        made = book_for_caller(told=words, actor=actor, at=at, **chosen)
        once = {"number": made.booking.number, "secret": made.secret}
        return Done(id=made.booking.pk, url=reverse("api:booking", args=[made.booking.pk]), once=once)

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell number and secret, the first time."""
        return {**answer, "number": once.get("number"), "secret": once.get("secret")}


class BookingActionView(ActionView):
    """Something that is done with a booking."""

    writes, roles = Scope.BOOKINGS_WRITE, CENTRE


class MoveView(BookingActionView):
    """Give a booking another time; it has another id then."""

    operations = {"post": ("bookings_move", _("予約の日時を変更する（変更後の予約には新しい id が付く）"))}
    body = serializers.MoveSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Move it."""
        return _done(move_booking(booking_id=ids["booking_id"], begins=told["begins"], actor=actor, at=at))


class CancelView(BookingActionView):
    """Cancel a booking, with the reason."""

    operations = {"post": ("bookings_cancel", _("予約を、理由と一緒に取り消す"))}
    body = serializers.ReasonSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Cancel it."""
        return _done(cancel_booking(booking_id=ids["booking_id"], reason=told["reason"], actor=actor, at=at))


class ArrivalView(BookingActionView):
    """Record that somebody is there."""

    operations = {"post": ("bookings_arrival", _("来たことを記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Record it."""
        return _done(record_came(booking_id=ids["booking_id"], actor=actor, at=at))


class NoShowView(BookingActionView):
    """Record that nobody came."""

    operations = {"post": ("bookings_no_show", _("来なかったことを記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Record it."""
        return _done(record_no_show(booking_id=ids["booking_id"], actor=actor, at=at))


class OnlineAddressView(BookingActionView):
    """Say where a talk by video is held."""

    operations = {"post": ("bookings_online_address", _("オンラインで話す場所を記録し、メールで知らせる"))}
    body = serializers.OnlineAddressSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record it."""
        address = told["online_address"]
        return _done(tell_online_place(booking_id=ids["booking_id"], address=address, actor=actor, at=at))


class TakeUpView(BookingActionView):
    """Make the case of a booking."""

    operations = {"post": ("bookings_take_up", _("予約から相談を始める（相談を開く）"))}
    body = serializers.MatterWordsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take it up."""
        taken = take_up_booking(booking_id=ids["booking_id"], words=told["words"], actor=actor, at=at)
        return Done(id=taken.case_id, url=reverse("api:case", args=[taken.case_id]))
