"""What the server tells: of our rooms alone, once each, and who is meant as what."""

import json
from typing import Any

import pytest

from integrations.meetings.jitsi.plugin import JitsiMeetings
from integrations.meetings.jitsi.simulator import JitsiSimulator
from mannaka_sdk import MeetingRole, Opaque, ParseError, VerdictKind
from mannaka_sdk.testing import Subject
from mannaka_sdk.testing.bench import Bench


def bench() -> Bench:
    return Subject(plugin=JitsiMeetings, simulator=JitsiSimulator).bench()


def told(event: str, **more: Any) -> bytes:
    plain = {"event_name": event, "room_name": "imabari-soudan-1", "is_breakout": False}
    return json.dumps(plain | more).encode()


def test_what_is_told_of_other_rooms_of_the_server_is_passed_over() -> None:
    found = bench()
    rooms = ("imabari-soudan-1", "imabari-soudan", "imabari-soudanx-1", "saijo-soudan-1", "kodomo-hiroba")
    verdicts = [found.verify(found.signed(told("muc-room-created", room_name=each))) for each in rooms]

    assert [each.kind for each in verdicts] == [VerdictKind.ACCEPT, *[VerdictKind.IGNORE] * 4]
    assert verdicts[0].account == "imabari-soudan"


def test_a_word_that_is_said_in_another_way_is_none() -> None:
    found = bench()
    good = found.signed(told("muc-room-created"))
    word = good.header("authorization")

    for said in (word.lower(), word.removeprefix("Bearer "), f"{word} ", f"Basic {word[7:]}"):
        request = good.model_copy(update={"headers": {"authorization": said}})
        assert found.verify(request).kind is VerdictKind.REJECT


@pytest.mark.parametrize(
    ("number", "role"),
    [("host-1", MeetingRole.HOST), ("listener-2", MeetingRole.LISTENER), ("00380324-a840", None), ("", None)],
)
def test_a_role_is_read_from_the_number_in_our_own_token(number: str, role: MeetingRole | None) -> None:
    found = bench()
    occupant = {"occupant_jid": "a@meet/x", "id": number, "joined_at": 1796086590}
    (event,) = found.parse(found.signed(told("muc-occupant-joined", occupant=occupant)))

    assert (event.body.role, event.body.is_present) == (role, True)  # type: ignore[union-attr]  # presence


def test_a_smaller_room_within_the_room_changes_nobodys_presence() -> None:
    found = bench()
    (event,) = found.parse(found.signed(told("muc-occupant-left", is_breakout=True)))

    assert isinstance(event.body, Opaque)


def test_what_is_no_event_is_kept_for_a_person_to_look_at() -> None:
    found = bench()

    with pytest.raises(ParseError):
        found.parse(found.signed(b'{"event_name": "muc-room-created"}'))
