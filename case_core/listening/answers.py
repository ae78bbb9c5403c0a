"""What follows from an answer of the person, however it came."""

from datetime import datetime
from typing import Any

from case_core.listening.errors import AnsweredSoError, ListeningNotFoundError, SessionOverError
from case_core.listening.models import ListeningEntry, ListeningSession
from case_core.listening.seats import Seat, seats_of
from case_core.listening.states import ANSWERS, EntryKind
from case_core.listening.turns import write_line
from mannaka_kit import audit


def take_answer(
    session: ListeningSession, organization_id: int, answer: EntryKind, *, by: audit.Actor, at: datetime, **told: Any
) -> ListeningEntry:
    """
    Write an answer into the log of a locked session; it may be taken back at any time, after the end too.

    :raises ListeningNotFoundError: the body has no seat in it.
    :raises SessionOverError: it is over, and the answer would open something.
    :raises AnsweredSoError: it was answered so before, or there is nothing to take back.
    """
    seat = seats_of(session.entries.with_people()).get(organization_id)
    if seat is None:
        raise ListeningNotFoundError
    if not _changes(seat, answer):
        raise AnsweredSoError
    if session.is_over and answer == EntryKind.AGREED:
        raise SessionOverError
    return write_line(session, answer, by=by, at=at, organization_id=organization_id, **told)


def _changes(seat: Seat, answer: EntryKind) -> bool:
    if answer not in ANSWERS:
        return False
    if answer == EntryKind.WITHDRAWN:
        return seat.is_agreed
    before = seat.answer.kind if seat.answer else ""
    return before != answer and not (answer == EntryKind.REFUSED and seat.is_agreed)
