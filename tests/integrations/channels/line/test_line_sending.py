"""Sending: a reply where the host gave one, else a push with its key; and what each refusal of LINE is told as."""

from datetime import timedelta
from uuid import UUID, uuid5

import pytest

from integrations.channels.line.manifest import MANIFEST
from mannaka_sdk import (
    CardPart,
    Choice,
    ContentRejectedError,
    FilePart,
    HttpResponse,
    Outbound,
    RecipientGoneError,
    ReplyHandle,
    SendState,
    TextPart,
    TransientError,
)
from mannaka_sdk.testing import StoppedFollowing
from mannaka_sdk.testing.bench import MESSAGE_ID, message
from tests.integrations.channels.line import OTHER_ID, LineBench

PUSH, REPLY, TOKEN = "/v2/bot/message/push", "/v2/bot/message/reply", "/oauth2/v3/token"
NOT_FOUND = HttpResponse(status=404, body=b'{"message": "Not found"}')


def refusal(status: int, body: bytes = b'{"message": "no"}') -> HttpResponse:
    return HttpResponse(status=status, headers={"content-type": "application/json"}, body=body)


def handle_of(bench: LineBench, number: int = 1) -> ReplyHandle:
    handle = bench.read(bench.wrote(number=number))[0].reply
    assert handle is not None
    return handle


def keys_of(bench: LineBench) -> list[UUID]:
    return [UUID(each.headers["x-line-retry-key"]) for each in bench.wire.journal if each.url.endswith(PUSH)]


def test_a_push_carries_the_messages_own_key() -> None:
    bench = LineBench()
    result = bench.send(message("一"))

    assert keys_of(bench) == [MESSAGE_ID]
    assert (result.state, result.cost_units, len(result.provider_ids)) == (SendState.ACCEPTED, 1, 1)


def test_each_further_five_have_a_key_made_of_it_and_the_choices_stand_below_the_last() -> None:
    bench = LineBench()
    first = TextPart(text="先頭", choices=(Choice(label="はい", data="yes"),))
    result = bench.send(message(first, *(f"{number}" for number in range(10))))

    assert keys_of(bench) == [MESSAGE_ID, uuid5(MESSAGE_ID, "1"), uuid5(MESSAGE_ID, "2")]
    assert result.cost_units == 3
    assert [dict(each.choices) for each in bench.simulator.received] == [{}] * 10 + [{"はい": "yes"}]


def test_a_message_that_breaks_off_between_two_calls_is_completed_by_the_next_try() -> None:
    bench = LineBench()
    texts = [f"{number}" for number in range(11)]
    bench.send(message("先", key=OTHER_ID))
    bench.wire.loses_after, bench.wire.loses_answers = 1, 1

    with pytest.raises(TransientError):
        bench.send(message(*texts))
    again = bench.send(message(*texts, attempt=2))

    assert [each.text for each in bench.simulator.received[1:]] == texts
    assert (again.state, again.cost_units, len(again.provider_ids)) == (SendState.ACCEPTED, 1, 11)


def test_a_duplicate_keeps_the_ids_of_the_first_time() -> None:
    bench = LineBench()
    first, again = bench.send(message("一")), bench.send(message("一", attempt=2))

    assert (again.state, again.cost_units) == (SendState.DUPLICATE, 0)
    assert again.provider_ids == first.provider_ids


def test_a_retry_key_is_forgotten_after_a_day() -> None:
    bench = LineBench()
    bench.send(message("一"))
    bench.clock.move(timedelta(hours=24))

    assert bench.send(message("一", attempt=2)).state is SendState.ACCEPTED


def test_a_reply_costs_nothing_and_carries_no_key() -> None:
    bench = LineBench()
    result = bench.send(message("受け付けました", reply=handle_of(bench)))

    assert bench.paths() == [TOKEN, REPLY]
    assert "x-line-retry-key" not in bench.wire.journal[-1].headers
    assert (result.state, result.cost_units, bench.line.sent) == (SendState.ACCEPTED, 0, 0)


def test_a_reply_that_line_takes_no_more_becomes_a_push() -> None:
    bench = LineBench()
    handle = handle_of(bench)
    bench.send(message("一", reply=handle, key=OTHER_ID))
    result = bench.send(message("二", reply=handle))

    assert bench.paths() == [TOKEN, REPLY, REPLY, PUSH]
    assert (result.state, result.cost_units) == (SendState.ACCEPTED, 1)


def test_line_itself_ends_a_reply_after_a_minute() -> None:
    bench = LineBench()
    handle = handle_of(bench).model_copy(update={"expires_at": bench.clock.now() + timedelta(hours=1)})
    bench.clock.move(timedelta(minutes=1))
    bench.send(message("一", reply=handle))

    assert bench.paths() == [TOKEN, REPLY, PUSH]


@pytest.mark.parametrize("attempt", [1, 2])
def test_a_reply_is_tried_in_its_time_and_with_the_first_attempt_only(attempt: int) -> None:
    bench = LineBench()
    handle = handle_of(bench)
    bench.clock.move(timedelta(seconds=50 if attempt == 1 else 1))
    bench.send(message("一", reply=handle, attempt=attempt))

    assert bench.paths() == [TOKEN, PUSH]


def test_a_long_message_is_pushed_although_there_is_a_reply() -> None:
    bench = LineBench()
    bench.send(message(*(f"{number}" for number in range(6)), reply=handle_of(bench)))

    assert bench.paths() == [TOKEN, PUSH, PUSH]


@pytest.mark.parametrize("was_lost", [True, False])
def test_a_reply_that_fails_is_tried_once_more_and_then_told(was_lost: bool) -> None:
    bench = LineBench()
    bench.send(message("先", key=OTHER_ID))
    handle = handle_of(bench)
    if was_lost:
        bench.wire.loses_answers = 1
    else:
        bench.answers_next(refusal(503))
    result = bench.send(message("一", reply=handle))

    assert [each.text for each in bench.simulator.received] == ["先", "一"]
    assert result.state is (SendState.DUPLICATE if was_lost else SendState.ACCEPTED)


def test_a_reply_that_is_refused_for_another_reason_is_told() -> None:
    bench = LineBench()
    handle = handle_of(bench)
    bench.answers_next(refusal(400, b'{"message": "bad", "details": [{"property": "messages[0].text"}]}'))

    assert bench.failure(message("一", reply=handle)).field == "messages[0].text"  # type: ignore[attr-defined]  # a ContentRejectedError
    assert bench.simulator.received == []


def test_somebody_whom_line_knows_no_more_is_gone() -> None:
    bench = LineBench()
    bench.line.talk.gone.add("person-1")

    assert type(bench.failure(message("一"))) is RecipientGoneError


def test_line_says_nothing_of_a_citizen_who_blocked_the_account() -> None:
    bench = LineBench()
    bench.read(StoppedFollowing(event_id="e", at=bench.clock.now()))

    assert bench.send(message("一")).state is SendState.ACCEPTED
    assert bench.simulator.received == []


CARD = CardPart(title="予約")
FILE = FilePart.model_validate({"url": "https://a.example/1", "media_type": "image/png", "name": "図", "size": 1})
LINK = {"label": "変更", "url": "https://a.example/1"}


def with_links(*links: dict[str, str]) -> CardPart:
    return CardPart.model_validate({"title": "予約", "links": links})


@pytest.mark.parametrize(
    "outbound",
    [
        message(" \n　"),
        message(CARD.model_copy(update={"title": "あ" * 401})),
        message(CARD.model_copy(update={"title": " "})),
        message(CARD.model_copy(update={"text": "𠮷" * 1001})),
        message(with_links(*[LINK] * 9)),
        message(with_links(LINK | {"label": "あ" * 41})),
        message(with_links(LINK | {"url": "https://a.example/" + "a" * 1000})),
        message(FILE.model_copy(update={"size": MANIFEST.limits.media_bytes + 1})),
        message(FILE.model_copy(update={"media_type": "application/x-msdownload"})),
        message(TextPart(text="一", choices=(Choice(label="あ" * 21, data="x"),))),
        message(TextPart(text="一", choices=(Choice(label="あ", data="x" * 301),))),
        message(*(TextPart(text="一", choices=(Choice(label="あ", data="x"),) * 7) for _ in range(2))),
    ],
    ids=lambda outbound: outbound.parts[0].type,
)
def test_what_line_would_refuse_is_refused_before_it_is_asked(outbound: Outbound) -> None:
    bench = LineBench()

    assert bench.plugin.preview(outbound).problems
    assert type(bench.failure(outbound)) is ContentRejectedError
    assert bench.wire.journal == []


def test_the_largest_that_we_let_through_line_takes() -> None:
    card = with_links(*[LINK | {"label": "あ" * 40, "url": "https://a.example/" + "a" * 900}] * 8)
    card = card.model_copy(update={"title": "あ" * 400, "text": "あ" * 2000})
    choices = tuple(Choice(label="あ" * 19 + f"{number:x}", data="x" * 300) for number in range(13))
    bench = LineBench()
    bench.send(message(TextPart(text="𠮷" * 2500, choices=choices), card))

    assert len(bench.simulator.received) == 2
    assert len(bench.simulator.received[1].choices) == 13
