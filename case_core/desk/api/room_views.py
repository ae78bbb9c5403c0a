"""Rooms, and how long a call waits: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.desk import selectors
from case_core.desk.actions.change_desk_rules import change_desk_rules
from case_core.desk.actions.change_room import change_room
from case_core.desk.actions.create_room import create_room
from case_core.desk.actions.end_room import end_room
from case_core.desk.api import room_serializers, serializers
from case_core.desk.errors import RoomNotFoundError
from case_core.desk.models import Room
from case_core.desk.rules import minutes_until_head
from mannaka_kit import clock
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

KEEPERS = frozenset({Role.ADMINISTRATOR})


class RoomViewSet(ListViewSet, Sending):
    """The rooms of today, and a new one."""

    reads, writes = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE
    operations = {
        "list": ("rooms_list", _("いまある相談室の一覧")),
        "create": ("rooms_create", _("相談室を加える")),
    }
    pagination_class = OldestFirst
    filters = {"list": room_serializers.RoomFilters}
    answers = {"list": serializers.RoomSerializer}
    body = room_serializers.NewRoomSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Room]:  # noqa: ARG002
        """Return a page of rooms."""
        today, which = clock.today(), asked.get("which")
        if which is None:
            return take(selectors.rooms_valid_on(today))
        return take(selectors.rooms_for(actor, on=today, with_ended=which == "all"))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Add a room."""
        return _done(create_room(actor=actor, at=at, **told))


class RoomActionView(ActionView):
    """Something that is settled of a room."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS

    def room(self, actor: Actor, ids: Mapping[str, int]) -> Room:
        """Return the room of the address.

        :raises RoomNotFoundError: there is none.
        """
        room = selectors.room_for(actor, ids["room_id"])
        if room is None:
            raise RoomNotFoundError
        return room


class ChangeRoomView(RoomActionView):
    """Change a room's name, place or order."""

    operations = {"post": ("rooms_change", _("相談室の名前・場所・並び順を変える"))}
    body = room_serializers.RoomFactsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change it."""
        return _done(change_room(actor=actor, room=self.room(actor, ids), at=at, **told))


class EndRoomView(RoomActionView):
    """Give a room its last day."""

    operations = {"post": ("rooms_end", _("相談室の最後の日を決める"))}
    body = room_serializers.RoomEndSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """End it."""
        return _done(end_room(actor=actor, room=self.room(actor, ids), last_day=told["last_day"], at=at))


class DeskRulesViewSet(RecordViewSet, Sending):
    """How long a call waits for its answer."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "retrieve": ("desk_rules_retrieve", _("呼び出しの返事を待つ時間")),
        "create": ("desk_rules_change", _("呼び出しの返事を待つ時間を変える")),
    }
    answers = {"retrieve": room_serializers.DeskRulesSerializer}
    body = room_serializers.DeskRulesSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, int]:  # noqa: ARG002
        """Return the minutes."""
        return {"minutes_until_head": minutes_until_head()}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle them."""
        settled = change_desk_rules(actor=actor, at=at, **told)
        return Done(id=settled.pk, url=reverse("api:desk_rules"))


def _done(room: Room) -> Done:
    return Done(id=room.pk, url=reverse("api:rooms"))
