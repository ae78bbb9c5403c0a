"""The waiting of a day in numbers: by the hour in which people came, and over all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from case_core.reception.models import QueueTicket, RoomVisit
from case_core.reception.policies import can_receive
from case_core.reception.states import TicketStatus, VisitEnding
from mannaka_kit.clock import TOKYO
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class HourLine:
    """An hour of a day: how many came, and how long half of them waited at most; None where nobody was called."""

    hour: int
    issued: int
    waited: int | None
    longest: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """A day of the reception."""

    hours: list[HourLine]
    issued: int
    done: int
    left: int
    missed: int
    redirected: int
    waited: int | None
    longest: int | None
    talked: int | None


def day_figures(viewer: Actor, *, on: date) -> DayFigures:
    """
    Return a day's figures.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_receive(viewer))
    tickets = list(QueueTicket.objects.of_day(on))
    visits = list(RoomVisit.objects.of_day(on))
    waits = _waits(visits)
    return DayFigures(
        hours=_hours(tickets, waits),
        issued=len(tickets),
        done=sum(ticket.status == TicketStatus.DONE for ticket in tickets),
        left=sum(ticket.status == TicketStatus.LEFT for ticket in tickets),
        missed=sum(visit.ending == VisitEnding.MISSED for visit in visits),
        redirected=sum(visit.ending == VisitEnding.REDIRECTED for visit in visits),
        waited=_middle([minutes for _ticket, minutes in waits]),
        longest=max((minutes for _ticket, minutes in waits), default=None),
        talked=_middle(_talks(visits)),
    )


def _waits(visits: Sequence[RoomVisit]) -> list[tuple[int, int]]:
    """Return how long each number waited for its first call, in minutes."""
    first: dict[int, int] = {}
    for visit in visits:
        first.setdefault(visit.ticket_id, _minutes(visit.waited_from, visit.called_at))
    return list(first.items())


def _talks(visits: Sequence[RoomVisit]) -> list[int]:
    ended = (VisitEnding.DONE, VisitEnding.REDIRECTED)
    return [
        _minutes(visit.began_at, visit.ended_at)
        for visit in visits
        if visit.ending in ended and visit.began_at and visit.ended_at
    ]


def _hours(tickets: Sequence[QueueTicket], waits: Sequence[tuple[int, int]]) -> list[HourLine]:
    came = {ticket.pk: ticket.issued_at.astimezone(TOKYO).hour for ticket in tickets}
    if not came:
        return []
    return [_line(hour, came, waits) for hour in range(min(came.values()), max(came.values()) + 1)]


def _line(hour: int, came: dict[int, int], waits: Sequence[tuple[int, int]]) -> HourLine:
    minutes = [waited for ticket, waited in waits if came.get(ticket) == hour]
    return HourLine(
        hour=hour,
        issued=sum(each == hour for each in came.values()),
        waited=_middle(minutes),
        longest=max(minutes, default=None),
    )


def _middle(minutes: Sequence[int]) -> int | None:
    return round(median(minutes)) if minutes else None


def _minutes(first: datetime, last: datetime) -> int:
    return max(round((last - first).total_seconds() / 60), 0)
