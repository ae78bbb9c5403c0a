"""Whether a body's door to a session is open at a moment: one pure rule, asked anew at every view and stream."""

from case_core.listening.seats import Seat
from case_core.listening.states import EntryKind, SessionState, Shut

_ANSWERS = {EntryKind.REFUSED.value: Shut.REFUSED, EntryKind.WITHDRAWN.value: Shut.WITHDRAWN}
_STATES = {SessionState.PLANNED: Shut.PLANNED, SessionState.CALLED_OFF: Shut.CALLED_OFF}


def shut_by(seat: Seat, *, state: SessionState, lets_listen: bool) -> Shut | None:
    """
    Return what keeps the door shut; None where it is open.

    Both must hold at this moment: something shared with the body lets it listen, and the person agreed to this body.
    What has ended stays open to bodies that were in, for the record.
    """
    if not lets_listen:
        return Shut.SHARE
    if not seat.is_agreed:
        return _ANSWERS.get(seat.answer.kind, Shut.ASKED) if seat.answer else Shut.ASKED
    if state == SessionState.ENDED and not seat.has_come:
        return Shut.OVER
    return _STATES.get(state)
