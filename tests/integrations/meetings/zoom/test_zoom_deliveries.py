"""What Zoom tells: whose it is, once each, and who is meant."""

import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

from mannaka_sdk import MeetingPhase, MeetingRole, ParseContext, PresenceChanged, RawRequest, VerdictKind
from mannaka_sdk.testing import CameOrWent, MeetingTurned, Whereabouts
from tests.integrations.meetings.zoom.bench import ZoomBench


def told(event: str, at: int = 1796086500123, **thing: Any) -> bytes:
    payload = {"account_id": "Imabari-zoom-account01", "object": {"id": "81234567890", "uuid": "u==", **thing}}
    return json.dumps({"event": event, "event_ts": at, "payload": payload}).encode()


def read(bench: ZoomBench, body: bytes) -> Any:
    (event,) = bench.parse(bench.signed(body))
    return event


def test_the_question_whether_we_are_there_is_answered_with_the_word_signed() -> None:
    bench = ZoomBench()
    verdict = bench.verify(bench.delivery())
    word = b"qgg8vlvZRS6UYooatFL8Aw"

    assert (verdict.kind, verdict.response.status) == (VerdictKind.CHALLENGE, 200)
    assert json.loads(verdict.response.body) == {
        "plainToken": word.decode(),
        "encryptedToken": hmac.new(b"webhook-ours-9a2e", word, hashlib.sha256).hexdigest(),
    }


def test_a_question_that_nobody_signed_gets_no_answer_that_could_be_used() -> None:
    bench = ZoomBench()
    request = bench.delivery().model_copy(update={"headers": {}})

    assert bench.verify(request).kind is VerdictKind.REJECT


def test_a_signature_without_its_version_is_none() -> None:
    bench = ZoomBench()
    good = bench.delivery(bench.came())
    bare = good.header("x-zm-signature").removeprefix("v0=")
    request = good.model_copy(update={"headers": {**good.headers, "x-zm-signature": bare}})

    assert bench.verify(request).kind is VerdictKind.REJECT


def test_a_delivery_is_good_for_five_minutes() -> None:
    bench = ZoomBench()
    request = bench.delivery(bench.came())

    bench.clock.move(timedelta(minutes=4, seconds=59))
    assert bench.verify(request).kind is VerdictKind.ACCEPT
    bench.clock.move(timedelta(seconds=2))
    assert bench.verify(request).kind is VerdictKind.REJECT


def test_a_delivery_of_another_account_names_it_for_the_host_to_put_aside() -> None:
    bench = ZoomBench()
    body = told("meeting.started").replace(b"Imabari-zoom", b"Another-zoom")

    assert bench.verify(bench.signed(body)).account == "Another-zoom-account01"


def test_one_meeting_is_meant_whether_its_number_is_a_text_or_a_number() -> None:
    bench = ZoomBench()
    first, second = (read(bench, told("meeting.ended", id=number)) for number in ("81234567890", 81234567890))

    assert first.body == second.body
    assert first.conversation == second.conversation
    assert first.body.phase is MeetingPhase.ENDED


def test_what_is_told_again_has_its_name_and_what_happened_in_the_same_moment_to_another_has_not() -> None:
    bench = ZoomBench()
    person = {"participant_uuid": "a", "user_id": "1"}
    names = [
        read(bench, told("meeting.participant_joined", participant=person)).event_id,
        read(bench, told("meeting.participant_joined", participant=person)).event_id,
        read(bench, told("meeting.participant_joined", participant=person | {"participant_uuid": "b"})).event_id,
        read(bench, told("meeting.participant_left", participant=person)).event_id,
        read(bench, told("meeting.participant_joined", at=1796086500124, participant=person)).event_id,
    ]

    assert names[0] == names[1]
    assert len(set(names)) == 4


def test_who_is_let_in_keeps_the_seat_that_they_waited_on() -> None:
    bench = ZoomBench()
    waiting = read(bench, bench.simulator.body(bench.came(now=Whereabouts.OUTSIDE))).body
    inside = read(bench, bench.simulator.body(bench.came(now=Whereabouts.INSIDE, was=Whereabouts.OUTSIDE))).body

    assert waiting.seat == inside.seat
    assert (waiting.is_waiting, inside.is_present) == (True, True)


def test_somebody_who_knocks_before_the_host_is_there_waits() -> None:
    body = read(ZoomBench(), told("meeting.participant_jbh_waiting", participant={"user_name": "B-7K2Q"})).body

    assert body == PresenceChanged(meeting_ref="81234567890", is_present=False, is_waiting=True)


def test_the_host_is_known_by_the_number_that_the_meeting_names() -> None:
    bench = ZoomBench()
    meeting = bench.made()
    host = CameOrWent(
        event_id="e",
        at=bench.clock.now(),
        meeting=meeting.ref.id,
        now=Whereabouts.INSIDE,
        role=MeetingRole.HOST,
    )

    assert read(bench, bench.simulator.body(host)).body.role is MeetingRole.HOST


def test_numbers_that_are_not_there_and_things_that_are_no_meeting_are_kept_for_a_person_to_look_at() -> None:
    bench = ZoomBench()

    assert read(bench, told("user.deactivated", id=None)).body.what == "user.deactivated"
    assert read(bench, told("meeting.started", id="")).body.what == "meeting.started"
    assert bench.plugin.parse(ParseContext(config=None, now=bench.clock.now()), _question()) == []


def _question() -> RawRequest:
    bench = ZoomBench()
    return bench.delivery()


def test_a_meeting_that_somebody_removes_in_zooms_screens_is_told_as_gone() -> None:
    bench = ZoomBench()
    turned = MeetingTurned(event_id="e", at=bench.clock.now(), meeting="81234567890", phase=MeetingPhase.GONE)

    assert read(bench, bench.simulator.body(turned)).body.phase is MeetingPhase.GONE
