"""Make the address of a calendar, or a new one in the place of the old."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.calendars.errors import NotOnRosterError
from case_core.calendars.models import CalendarFeed
from case_core.calendars.policies import can_keep_feed_of, can_keep_feeds_of_rooms
from case_core.calendars.tokens import FEED
from case_core.desk.errors import RoomNotFoundError
from case_core.desk.models import Room
from case_core.roster.models import Counsellor
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFeed:
    """An address, and its token: known now and never again."""

    feed: CalendarFeed
    token: str


@transaction.atomic
def make_feed(*, actor: Actor, at: datetime, room_id: int | None = None) -> MadeFeed:
    """
    Make the address of the actor's own calendar, or of a room's; the one before ends with it.

    :raises NotOnRosterError: the actor does not stand on the roster.
    :raises NotAllowedError: the room's calendar is the administrators'.
    :raises RoomNotFoundError: there is no such room today.
    """
    counsellor = _own_place(actor, at) if room_id is None else None
    room = None if room_id is None else _room(actor, room_id, at)
    token = FEED.new()
    before = CalendarFeed.objects.filter(counsellor=counsellor, room=room, ended_at__isnull=True).update(ended_at=at)
    feed = CalendarFeed.objects.create(
        counsellor=counsellor, room=room, token_hash=FEED.kept(token), made_at=at, made_by_id=actor.user_id
    )
    told = {"counsellor": feed.counsellor_id, "room": feed.room_id}
    audit.record("calendar.renewed" if before else "calendar.made", actor=actor, target=feed, at=at, details=told)
    return MadeFeed(feed=feed, token=token)


def _own_place(actor: Actor, at: datetime) -> Counsellor:
    today = day_of(at)
    found = Counsellor.objects.select_for_update().not_ended(today).filter(user_id=actor.user_id).first()
    if found is None:
        raise NotOnRosterError
    require(can_keep_feed_of(actor, found))
    return found


def _room(actor: Actor, room_id: int, at: datetime) -> Room:
    require(can_keep_feeds_of_rooms(actor))
    today = day_of(at)
    room = Room.objects.select_for_update().not_ended(today).filter(pk=room_id).first()
    if room is None:
        raise RoomNotFoundError
    return room
