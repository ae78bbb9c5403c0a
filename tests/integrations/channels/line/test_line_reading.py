"""Reading: every kind of event that LINE's contract names, held to that contract and to the official SDK."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from integrations.channels.line.deliveries import read_delivery
from integrations.channels.line.plugin import LineChannel
from integrations.channels.line.settings import Mode
from mannaka_sdk import (
    HttpRequest,
    InboundEvent,
    MediaPart,
    MessageReceived,
    Opaque,
    ParseContext,
    ParseError,
    TextPart,
)
from mannaka_sdk.testing import (
    BeganToFollow,
    ConformanceError,
    DidSomethingNew,
    Happening,
    LinkedAccount,
    Pressed,
    SentFile,
    StoppedFollowing,
    TookBack,
)
from tests.integrations.channels.line import CONTRACT, FIXTURES, WEBHOOK, LineBench, official_webhooks

BODIES = sorted(path for path in FIXTURES.glob("*.json") if ".events" not in path.suffixes)
INVENTED = "what_line_has_yet_to_invent"
READ = sorted(path for path in BODIES if path.stem != INVENTED)


def called(body: bytes) -> HttpRequest:
    return HttpRequest(
        method="POST", url="https://example.com/callback", headers={"content-type": "application/json"}, body=body
    )


def raw_events(paths: list[Path]) -> list[dict[str, Any]]:
    return [event for path in paths for event in json.loads(path.read_bytes())["events"]]


def only(raw: dict[str, Any], mode: Mode = Mode.DIRECT) -> InboundEvent:
    body = json.dumps({"destination": "U1", "events": [raw]}).encode()
    (event,) = read_delivery(body, mode)
    return event


def test_there_are_fixtures_of_every_kind_that_line_names() -> None:
    schemas = yaml.load((CONTRACT / "webhook.yml").read_bytes(), Loader=yaml.CSafeLoader)["components"]["schemas"]
    events = raw_events(READ)

    assert {each["type"] for each in events} == set(schemas["Event"]["discriminator"]["mapping"])
    assert {each["message"]["type"] for each in events if "message" in each} == set(
        schemas["MessageContent"]["discriminator"]["mapping"]
    )
    assert len(BODIES) >= 15


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_a_fixture_is_a_delivery_as_line_describes_it(path: Path) -> None:
    WEBHOOK.check_request(called(path.read_bytes()))


def test_what_line_has_yet_to_invent_is_not_in_its_contract() -> None:
    with pytest.raises(ConformanceError):
        WEBHOOK.check_request(called((FIXTURES / f"{INVENTED}.json").read_bytes()))


@pytest.mark.parametrize("raw", raw_events(READ), ids=lambda raw: f"{raw['type']}-{raw['webhookEventId'][-3:]}")
def test_we_read_what_the_official_sdk_reads(raw: dict[str, Any]) -> None:
    theirs, ours = official_webhooks.Event.from_dict(raw), only(raw)

    assert ours.event_id == theirs.webhook_event_id
    assert ours.occurred_at.timestamp() * 1000 == pytest.approx(theirs.timestamp)
    assert ours.is_redelivery == theirs.delivery_context.is_redelivery
    assert (ours.sender.id if ours.sender else None) == getattr(theirs.source, "user_id", None)
    assert (ours.reply.token if ours.reply else None) in {None, getattr(theirs, "reply_token", None)}
    if isinstance(ours.body, MessageReceived):
        assert ours.body.message_id == theirs.message.id
        assert ours.body.read_token == theirs.message.mark_as_read_token
        texts = [part.text for part in ours.body.parts if isinstance(part, TextPart)]
        assert texts == [each for each in [getattr(theirs.message, "text", None)] if each]


def test_what_the_simulator_sends_is_as_line_describes_it() -> None:
    bench = LineBench()
    at = bench.clock.now()
    files = [
        SentFile(event_id=f"e-{kind}", at=at, message_id=kind, name="図", media_type=kind, content=b"x")
        for kind in ("image/png", "video/mp4", "audio/mp4", "application/pdf")
    ]
    others = [kind(event_id="e", at=at) for kind in (BeganToFollow, StoppedFollowing)]
    happened: list[Happening] = [bench.wrote(), TookBack(event_id="e", at=at, message_id="message-1"), *files, *others]
    happened += [Pressed(event_id="e", at=at, data="x"), LinkedAccount(event_id="e", at=at, nonce="n", succeeded=False)]

    for each in happened:
        WEBHOOK.check_request(called(bench.simulator.body(each)))
    with pytest.raises(ConformanceError):
        WEBHOOK.check_request(called(bench.simulator.body(DidSomethingNew(event_id="e", at=at))))


def test_a_reply_is_offered_for_less_than_lines_minute() -> None:
    event = only(raw_events([FIXTURES / "text_at_night.json"])[0])

    assert event.reply is not None
    assert event.reply.expires_at - event.occurred_at == timedelta(seconds=50)


def test_behind_a_forwarder_the_reply_is_left_to_the_system_that_line_calls() -> None:
    raw = raw_events([FIXTURES / "text_at_night.json"])[0]
    request = LineBench().signed(json.dumps({"destination": "U1", "events": [raw]}).encode())
    config = LineBench().config.model_copy(update={"mode": Mode.FORWARDED})

    (event,) = LineChannel().parse(ParseContext(config=config, now=request.received_at), request)

    assert (event.reply, event.is_actionable) == (None, True)


def test_in_a_group_nobody_is_answered() -> None:
    events = [only(raw) for raw in raw_events([FIXTURES / "group_and_room.json"])]

    assert {(each.is_actionable, each.reply) for each in events} == {(False, None)}
    assert {each.conversation.id[:5] for each in events} == {"group", "room:"}


def test_a_broken_event_does_not_take_the_others_with_it() -> None:
    raw = raw_events([FIXTURES / "text_at_night.json"])[0]
    broken = raw | {"message": {"type": "text"}}
    body = json.dumps({"destination": "U1", "events": [broken, raw]}).encode()

    first, second = read_delivery(body, Mode.DIRECT)

    assert first.body == Opaque(what="message")
    assert first.raw == broken
    assert isinstance(second.body, MessageReceived)


@pytest.mark.parametrize(
    "change",
    [{"webhookEventId": ""}, {"timestamp": -1}, {"timestamp": "soon"}, {"type": 5}, {"source": "nobody"}],
    ids=str,
)
def test_an_event_without_id_or_time_is_kept_for_a_person(change: dict[str, Any]) -> None:
    with pytest.raises(ParseError):
        only(raw_events([FIXTURES / "text_at_night.json"])[0] | change)


def test_numbers_that_json_does_not_have_are_refused() -> None:
    for number in ("NaN", "Infinity", "1e999"):
        body = f'{{"destination": "U1", "events": [{{"timestamp": {number}}}]}}'.encode()
        with pytest.raises(ParseError):
            read_delivery(body, Mode.DIRECT)


def test_a_voice_message_is_a_file_to_fetch() -> None:
    body = only(raw_events([FIXTURES / "voice_message.json"])[0]).body

    assert isinstance(body, MessageReceived)
    assert body.parts == (MediaPart(ref=body.message_id, media_type="audio/mp4"),)
