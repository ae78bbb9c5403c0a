"""Calendars' addresses: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.calendars import selectors
from case_core.calendars.actions.make_feed import MadeFeed, make_feed
from case_core.calendars.actions.revoke_feed import revoke_feed
from case_core.calendars.api import serializers
from case_core.calendars.models import CalendarFeed
from case_core.roster.policies import READERS
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, RecordViewSet, Sending
from tenants.api_tokens.scopes import Scope

KEEPERS = frozenset({Role.ADMINISTRATOR})


class MakingFeed(Sending):
    """An address is told once, in the answer to the request that made it: it rests nowhere."""

    body, answer = NothingToSay, serializers.MadeFeedSerializer
    creates = True

    def made(self, made: MadeFeed, url: str) -> Done:
        """Return what was made, with its address."""
        path = reverse("calendar:feed", args=[made.token])
        return Done(id=made.feed.pk, url=url, once={"address": self.request.build_absolute_uri(path)})

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell the address, the first time."""
        return {**answer, "address": once.get("address")}


class OwnFeedViewSet(RecordViewSet, MakingFeed):
    """The calendar of the token's owner."""

    reads, writes, roles = Scope.ROSTER_READ, Scope.ROSTER_WRITE, READERS
    operations = {
        "retrieve": ("calendar_feed_retrieve", _("自分のカレンダーにアドレスがあるか")),
        "create": ("calendar_feed_create", _("自分のカレンダーのアドレスを作る（前のアドレスは止まる）")),
    }
    answers = {"retrieve": serializers.FeedSerializer}
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return whether there is an address."""
        return _shown(selectors.own_feed(actor))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Make the address."""
        return self.made(make_feed(actor=actor, at=at), reverse("api:calendar_feed"))


class EndOwnFeedView(ActionView):
    """Stop the address of one's own calendar."""

    writes, roles = Scope.ROSTER_WRITE, READERS
    operations = {"post": ("calendar_feed_end", _("自分のカレンダーのアドレスを止める"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Stop it."""
        return Done(id=revoke_feed(actor=actor, at=at).pk, url=reverse("api:calendar_feed"))


class RoomFeedsViewSet(RecordViewSet):
    """The rooms' calendars."""

    reads, roles = Scope.BOOKINGS_READ, KEEPERS
    operations = {"retrieve": ("room_calendar_feeds", _("相談室ごとに、カレンダーのアドレスがあるか"))}
    answers = {"retrieve": serializers.RoomFeedsSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the rooms."""
        lines = selectors.rooms_with_feeds(actor, on=clock.today())
        return {"rooms": [{"room": line.room, **_shown(line.feed)} for line in lines]}


class MakeRoomFeedView(ActionView, MakingFeed):
    """Make the address of a room's calendar."""

    writes, roles = Scope.BOOKINGS_WRITE, KEEPERS
    operations = {
        "post": ("room_calendar_feed_create", _("相談室のカレンダーのアドレスを作る（前のアドレスは止まる）"))
    }

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Make the address."""
        made = make_feed(actor=actor, at=at, room_id=ids["room_id"])
        return self.made(made, reverse("api:room_calendar_feeds"))


class EndRoomFeedView(ActionView):
    """Stop the address of a room's calendar."""

    writes, roles = Scope.BOOKINGS_WRITE, KEEPERS
    operations = {"post": ("room_calendar_feed_end", _("相談室のカレンダーのアドレスを止める"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Stop it."""
        ended = revoke_feed(actor=actor, at=at, room_id=ids["room_id"])
        return Done(id=ended.pk, url=reverse("api:room_calendar_feeds"))


def _shown(feed: CalendarFeed | None) -> dict[str, Any]:
    return {"is_there": feed is not None, "made_at": feed.made_at if feed else None}
