"""The board: the rooms and calls for the centre, and for a section what it is called to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.cases.announcements import DESK
from case_core.desk.models import Summons
from case_core.desk.policies import can_see_calls, can_summon
from case_core.desk.selectors import Board, Called, RoomUse, board_for, calls_to, record_calls_read
from case_core.desk.web.section_views import both_view
from case_core.desk.web.tones import LATE, TONES, tone_of
from case_core.handovers.announcements import section_topic
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.live.tickets import MOST_TOPICS
from mannaka_kit.ui.editions import edition_of, unless_shown
from tenants.accounts.web.access import StaffRequest

OFFERED: Final = (5, 10, 15)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A call with its tint, and for how long somebody waits or talks."""

    call: Summons
    tone: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRow:
    """A room with those who are in it or on their way."""

    use: RoomUse
    calls: list[CallRow]
    minutes: int


@require_safe
@live_page
@both_view
@transaction.atomic
def board(request: StaffRequest) -> HttpResponse:
    """Show the rooms and the calls."""
    context = board_context(request)
    record_calls_read(request.actor, context["read"])
    return render(request, "desk/board.html", context)


@require_safe
@both_view
@transaction.atomic
def news(request: StaffRequest) -> HttpResponse:
    """Show the rooms and the calls as they are now; nothing where nothing is new."""
    context = board_context(request)

    def answer() -> HttpResponse:
        record_calls_read(request.actor, context["read"])
        return render(request, "desk/board_parts.html", context)

    return unless_shown(request, context["edition"], answer)


def board_context(request: StaffRequest) -> dict[str, Any]:
    """Return what the templates of the board need."""
    now, actor = clock.now(), request.actor
    seen = board_for(actor, at=now) if can_summon(actor) else None
    rooms = [_room_row(use, now) for use in seen.rooms] if seen else []
    called = [_called_row(seen, now) for seen in calls_to(actor)]
    topics = [*([DESK] if seen else []), *(section_topic(pk) for pk in sorted(actor.section_ids))]
    return {
        "board": seen,
        "rooms": rooms,
        "waiting": [_call_row(call, now) for call in seen.waiting] if seen else [],
        "calls": called,
        "is_called": can_see_calls(actor).allowed,
        "minutes_offered": OFFERED,
        "live_topics": topics[:MOST_TOPICS],
        "read": [*(seen.shown() if seen else []), *(row.call.pk for row in called)],
        "edition": edition_of(_shown(seen), [_told(row) for row in called]),
    }


def _shown(board: Board | None) -> list[object]:
    if board is None:
        return []
    rooms = [(use.room.pk, use.room.name, use.room.place, [_turns(call) for call in use.calls]) for use in board.rooms]
    return [rooms, [_turns(call) for call in board.refused]]


def _told(row: CallRow) -> tuple[object, ...]:
    return *_turns(row.call), row.call.purpose, row.call.room.name, row.call.case.title


def _turns(call: Summons) -> tuple[object, ...]:
    return call.pk, call.status, call.expected_at, call.escalated_at, call.sat_in_by_id, call.reason


def _called_row(seen: Called, now: datetime) -> CallRow:
    call = seen.call
    tone = LATE if seen.is_late else TONES[call.status]
    return CallRow(call=call, tone=tone, minutes=_minutes(call.arrived_at or call.asked_at, now))


def _call_row(call: Summons, now: datetime) -> CallRow:
    return CallRow(call=call, tone=tone_of(call), minutes=_minutes(call.arrived_at or call.asked_at, now))


def _room_row(use: RoomUse, now: datetime) -> RoomRow:
    return RoomRow(use=use, calls=[_call_row(call, now) for call in use.calls], minutes=_minutes(use.since or now, now))


def _minutes(since: datetime, now: datetime) -> int:
    return max(int((now - since).total_seconds() // 60), 0)
