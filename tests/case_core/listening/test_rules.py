"""The door of a body, as a pure question."""

import pytest

from case_core.listening.models import ListeningEntry
from case_core.listening.rules import shut_by
from case_core.listening.seats import Seat, Stay
from case_core.listening.states import EntryKind, SessionState, Shut
from tests.support.cases import AT

OPEN, ENDED = SessionState.OPEN, SessionState.ENDED


def a_seat(answer: EntryKind | None, *, has_come: bool = False) -> Seat:
    stays = [Stay(user_id=1, person="海野", came_at=AT)] if has_come else []
    said = ListeningEntry(kind=answer) if answer else None
    return Seat(organization_id=1, body="社協", answer=said, stays=stays)


@pytest.mark.parametrize(
    ("answer", "state", "lets_listen", "has_come", "shut"),
    [
        (EntryKind.AGREED, OPEN, True, False, None),
        (EntryKind.AGREED, OPEN, False, True, Shut.SHARE),
        (None, OPEN, True, False, Shut.ASKED),
        (EntryKind.REFUSED, OPEN, True, False, Shut.REFUSED),
        (EntryKind.WITHDRAWN, OPEN, True, True, Shut.WITHDRAWN),
        (EntryKind.WITHDRAWN, ENDED, True, True, Shut.WITHDRAWN),
        (EntryKind.AGREED, SessionState.PLANNED, True, False, Shut.PLANNED),
        (EntryKind.AGREED, SessionState.CALLED_OFF, True, False, Shut.CALLED_OFF),
        (EntryKind.AGREED, ENDED, True, True, None),
        (EntryKind.AGREED, ENDED, True, False, Shut.OVER),
        (EntryKind.AGREED, ENDED, False, True, Shut.SHARE),
    ],
)
def test_a_door_is_open_only_while_share_and_person_and_session_agree(
    answer: EntryKind | None, state: SessionState, lets_listen: bool, has_come: bool, shut: Shut | None
) -> None:
    assert shut_by(a_seat(answer, has_come=has_come), state=state, lets_listen=lets_listen) == shut
