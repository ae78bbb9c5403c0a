"""Rooms that are another body's: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.bookings.actions.release_room import release_room
from case_core.bookings.actions.reserve_room import ReservationFacts, reserve_room
from case_core.bookings.api import setting_serializers
from case_core.bookings.api.setting_views import KEEPERS
from case_core.bookings.models import RoomReservation
from case_core.bookings.selectors import reservations_for
from mannaka_kit import clock
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, Sending, Take
from tenants.api_tokens.scopes import Scope


def _done(reservation_id: int) -> Done:
    return Done(id=reservation_id, url=reverse("api:room_reservations"))


class RoomReservationViewSet(ListViewSet, Sending):
    """The spans that are still to come, and new ones."""

    reads, writes, roles = Scope.BOOKINGS_READ, Scope.BOOKINGS_WRITE, KEEPERS
    operations = {
        "list": ("room_reservations_list", _("ほかの団体のために取り置いた部屋の時間の一覧（これからのもの）")),
        "create": ("room_reservations_create", _("ほかの団体のために部屋を取り置く（1回、または毎週）")),
    }
    pagination_class = OldestFirst
    answers = {"list": setting_serializers.RoomReservationSerializer}
    body = setting_serializers.NewRoomReservationSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[RoomReservation]:  # noqa: ARG002
        """Return a page of spans."""
        return take(reservations_for(actor, since=clock.now()))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Give the room; the first of the spans is told."""
        return _done(reserve_room(facts=ReservationFacts(**told), actor=actor, at=at)[0].pk)


class ReleaseRoomView(ActionView):
    """Take a span back."""

    writes, roles = Scope.BOOKINGS_WRITE, KEEPERS
    operations = {"post": ("room_reservations_release", _("部屋の取り置きをやめる"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Release the room."""
        release_room(reservation_id=ids["reservation_id"], actor=actor, at=at)
        return _done(ids["reservation_id"])
