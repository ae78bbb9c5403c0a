"""Reads of calendars' addresses; who has the token of one is its viewer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from case_core.calendars.errors import FeedNotFoundError
from case_core.calendars.models import CalendarFeed
from case_core.calendars.policies import can_keep_feeds_of_rooms
from case_core.calendars.tokens import FEED
from case_core.desk.errors import RoomNotFoundError
from case_core.desk.models import Room
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLine:
    """A room, and the address of its calendar where it has one."""

    room: Room
    feed: CalendarFeed | None


def own_feed(viewer: Actor) -> CalendarFeed | None:
    """Return the address of the viewer's own calendar, if there is one."""
    return CalendarFeed.objects.filter(counsellor__user_id=viewer.user_id, ended_at__isnull=True).first()


def own_feed_to_stop(viewer: Actor) -> CalendarFeed:
    """
    Return the address of the viewer's own calendar.

    :raises FeedNotFoundError: there is none.
    """
    feed = own_feed(viewer)
    if feed is None:
        raise FeedNotFoundError
    return feed


def rooms_with_feeds(viewer: Actor, *, on: date) -> list[RoomLine]:
    """
    Return the rooms of today and of the time to come, in two statements.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_feeds_of_rooms(viewer))
    feeds = {feed.room_id: feed for feed in CalendarFeed.objects.filter(room__isnull=False, ended_at__isnull=True)}
    return [RoomLine(room=room, feed=feeds.get(room.pk)) for room in Room.objects.not_ended(on)]


def room_with_feed(viewer: Actor, room_id: int, *, on: date) -> RoomLine:
    """
    Return a room, and the address of its calendar.

    :raises NotAllowedError: the viewer is no administrator.
    :raises RoomNotFoundError: there is no such room today.
    """
    require(can_keep_feeds_of_rooms(viewer))
    room = Room.objects.not_ended(on).filter(pk=room_id).first()
    if room is None:
        raise RoomNotFoundError
    return RoomLine(room=room, feed=CalendarFeed.objects.filter(room=room, ended_at__isnull=True).first())


def room_to_stop(viewer: Actor, room_id: int, *, on: date) -> Room:
    """
    Return a room whose calendar has an address.

    :raises NotAllowedError: the viewer is no administrator.
    :raises RoomNotFoundError: there is no such room today.
    :raises FeedNotFoundError: its calendar has none.
    """
    line = room_with_feed(viewer, room_id, on=on)
    if line.feed is None:
        raise FeedNotFoundError
    return line.room


def feed_of_token(token: str, *, on: date) -> CalendarFeed:
    """
    Return whose calendar a token opens: who left, whose account is stopped, or a room that ended, have none.

    :raises FeedNotFoundError: it opens nothing in this city.
    """
    of_person = Q(counsellor__user__is_active=True) & _lasts("counsellor", on)
    rows = CalendarFeed.objects.select_related("counsellor", "room").filter(of_person | _of_room(on))
    feed = rows.filter(token_hash=FEED.kept(token), ended_at__isnull=True).first()
    if feed is None:
        raise FeedNotFoundError
    return feed


def _of_room(on: date) -> Q:
    return Q(room__isnull=False) & _lasts("room", on)


def _lasts(what: str, on: date) -> Q:
    return Q(**{f"{what}__valid_until__isnull": True}) | Q(**{f"{what}__valid_until__gte": on})
