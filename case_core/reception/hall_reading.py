"""
What citizens see of the reception: their own turn, the screens of the hall, the waiting on the city's page.

Numbers and rooms only: whoever reads here is nobody in particular, so there is no viewer.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.db.models import Q

from case_core.reception.display_secrets import SCREEN
from case_core.reception.estimates import Estimate, Measured, estimate
from case_core.reception.measuring import measure
from case_core.reception.models import Display, QueueTicket
from case_core.reception.states import TicketStatus
from mannaka_kit.clock import day_of

_CALLS_SHOWN: Final = 6
# A call that nobody answered leaves the screen by itself.
_CALL_LASTS: Final = timedelta(minutes=30)
CACHE_KEY: Final = "reception.waiting"
_KEPT_SECONDS: Final = 10
_TOKEN_LENGTHS: Final = range(16, 33)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTurn:
    """A number as its owner sees it: where it stands, and how many are before it."""

    ticket: QueueTicket
    is_of_today: bool
    before: int
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWaiting:
    """How many wait, and about how long somebody waits who comes now."""

    waiting: int
    estimate: Estimate


def own_turn(token: str, *, at: datetime) -> OwnTurn | None:
    """Return the turn behind a token, or None."""
    if len(token) not in _TOKEN_LENGTHS:
        return None
    ticket = QueueTicket.objects.select_related("room").filter(token=token).first()
    if ticket is None:
        return None
    is_of_today, before, told = ticket.day == day_of(at), 0, Estimate()
    if is_of_today and ticket.status == TicketStatus.WAITING:
        before = _before(ticket)
        told = estimate(measure(at=at)[0], before=before)
    return OwnTurn(ticket=ticket, is_of_today=is_of_today, before=before, estimate=told)


def _before(ticket: QueueTicket) -> int:
    earlier = Q(ranks_at__lt=ticket.ranks_at) | Q(ranks_at=ticket.ranks_at, number__lt=ticket.number)
    ahead = QueueTicket.objects.of_day(ticket.day).waiting().filter(earlier)
    return (ahead.for_room(ticket.room_id) if ticket.room_id else ahead).count()


def display_of(secret: str) -> Display | None:
    """Return the screen whose address has this secret, as long as it was not revoked."""
    return Display.objects.in_force().filter(secret_hash=SCREEN.kept(secret)).first()


def calls_on_screen(*, at: datetime) -> list[QueueTicket]:
    """Return the numbers that are being called, the latest first."""
    called = QueueTicket.objects.of_day(day_of(at)).filter(status=TicketStatus.CALLED, called_at__gte=at - _CALL_LASTS)
    return list(called.select_related("room").order_by("-called_at", "-pk")[:_CALLS_SHOWN])


def numbers_on_screen(*, at: datetime) -> tuple[list[QueueTicket], list[QueueTicket]]:
    """Return the numbers that wait, in turn, and those that did not come when they were called."""
    shown = QueueTicket.objects.of_day(day_of(at)).filter(status__in=[TicketStatus.WAITING, TicketStatus.MISSED])
    tickets = list(shown.in_turn())
    waiting = [ticket for ticket in tickets if ticket.status == TicketStatus.WAITING]
    return waiting, [ticket for ticket in tickets if ticket.status == TicketStatus.MISSED]


def public_waiting(*, at: datetime) -> PublicWaiting | None:
    """Return what the city's page tells, seconds old; None where nobody took a number, or the city is silent."""
    measured, shows = _lately_measured(at)
    if not (shows and measured.issued):
        return None
    return PublicWaiting(waiting=measured.waiting, estimate=estimate(measured, before=measured.waiting))


def _lately_measured(at: datetime) -> tuple[Measured, bool]:
    """Ask the database once in some seconds, however many look."""
    kept: tuple[Measured, bool] | None = cache.get(CACHE_KEY)
    if kept is None:
        kept = measure(at=at)
        cache.set(CACHE_KEY, kept, timeout=_KEPT_SECONDS)
    return kept
