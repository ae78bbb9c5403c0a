"""Who came to the counter today in the demonstration: some were helped, one sits in a room, some wait."""

from datetime import datetime, time, timedelta
from typing import Final

from case_core.reception.actions.begin_ticket import begin_ticket
from case_core.reception.actions.call_next import call_next
from case_core.reception.actions.finish_ticket import finish_ticket
from case_core.reception.actions.issue_ticket import issue_ticket
from case_core.reception.actions.miss_ticket import miss_ticket
from case_core.reception.actions.park_ticket import park_ticket
from case_core.reception.actions.redirect_ticket import redirect_ticket
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.people import CityData
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

# How many minutes ago somebody came, was called, and left; and what about.
_HELPED: Final = {
    "382027": ((110, 108, 92, "procedures_tax"), (101, 96, 84, "money"), (90, 82, 61, "consumer"), (70, 60, 43, "")),
    "382060": ((60, 58, 44, "procedures_tax"),),
}
_WAITING: Final = {"382027": ((14, "money"), (9, ""), (4, "family")), "382060": ((5, ""),)}
_LONGEST: Final = timedelta(minutes=115)


def open_reception(data: CityData, cast: Cast, *, now: datetime) -> None:
    """Let people come since two hours ago; soon after midnight nobody has come yet."""
    midnight = datetime.combine(now.astimezone(clock.TOKYO).date(), time(), clock.TOKYO)
    if now - midnight < _LONGEST:
        return
    clerk = next(actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF))
    rooms = [room.pk for room in cast.rooms.values()]
    for came, called, left, topic in _HELPED[data.code]:
        _help(rooms[0], clerk, now, times=(came, called, left), topic=topic)
    if len(rooms) > 2:  # noqa: PLR2004 - a third room to send somebody to
        _play_three_rooms(rooms, clerk, now)
    for minutes, topic in _WAITING[data.code]:
        issue_ticket(actor=clerk, at=now - timedelta(minutes=minutes), topic=topic)


def _help(room: int, clerk: Actor, now: datetime, *, times: tuple[int, int, int], topic: str) -> None:
    came, called, left = (now - timedelta(minutes=minutes) for minutes in times)
    issue_ticket(actor=clerk, at=came, topic=topic)
    ticket = call_next(room_id=room, actor=clerk, at=called)
    begin_ticket(ticket_id=ticket.pk, actor=clerk, at=called + timedelta(minutes=1))
    finish_ticket(ticket_id=ticket.pk, actor=clerk, at=left)


def _play_three_rooms(rooms: list[int], clerk: Actor, now: datetime) -> None:
    """Let one have gone to fetch a paper, one not have come, one be sent to the third room, and one talk."""

    def ago(minutes: int) -> datetime:
        return now - timedelta(minutes=minutes)

    for minutes in (42, 40, 38, 36):
        issue_ticket(actor=clerk, at=ago(minutes))
    parked = call_next(room_id=rooms[0], actor=clerk, at=ago(35))
    park_ticket(ticket_id=parked.pk, actor=clerk, at=ago(30))
    missed = call_next(room_id=rooms[1], actor=clerk, at=ago(28))
    miss_ticket(ticket_id=missed.pk, actor=clerk, at=ago(24))
    sent_on = call_next(room_id=rooms[1], actor=clerk, at=ago(22))
    begin_ticket(ticket_id=sent_on.pk, actor=clerk, at=ago(21))
    redirect_ticket(ticket_id=sent_on.pk, room_id=rooms[2], actor=clerk, at=ago(6))
    talks = call_next(room_id=rooms[0], actor=clerk, at=ago(12))
    begin_ticket(ticket_id=talks.pk, actor=clerk, at=ago(11))
