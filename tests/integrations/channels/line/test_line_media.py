"""Files: fetched when LINE has prepared them, streamed, and never mixed with a refusal."""

import json
from datetime import timedelta

import pytest

from mannaka_sdk import (
    AuthExpiredError,
    HttpResponse,
    MediaInfo,
    MediaPart,
    MessageReceived,
    PermanentError,
    PluginError,
    TransientError,
)
from mannaka_sdk.testing import MemorySink, SentFile
from tests.integrations.channels.line import LineBench, run

CONTENT = b"\x89PNG" * 1000


def sent(bench: LineBench, media_type: str = "image/png") -> MediaPart:
    """Return the file of a citizen."""
    happened = SentFile(
        event_id="e", at=bench.clock.now(), message_id="58", name="図①.png", media_type=media_type, content=CONTENT
    )
    body = bench.read(happened)[0].body
    assert isinstance(body, MessageReceived)
    assert isinstance(body.parts[0], MediaPart)
    return body.parts[0]


def fetched(bench: LineBench, media: MediaPart, sink: MemorySink | None = None) -> MediaInfo:
    found: MediaInfo = run(bench.plugin.fetch_media(bench.ctx(), media, sink or MemorySink()))
    return found


def failure(bench: LineBench, media: MediaPart) -> PluginError:
    with pytest.raises(PluginError) as error:
        fetched(bench, media)
    return error.value


def test_a_picture_comes_from_lines_second_host() -> None:
    bench, sink = LineBench(), MemorySink()
    info = fetched(bench, sent(bench), sink)

    assert sink.content == CONTENT
    assert info == MediaInfo(media_type="image/png", name="", size=len(CONTENT))
    assert bench.wire.journal[-1].url == "https://api-data.line.me/v2/bot/message/58/content"


def test_a_document_keeps_its_name() -> None:
    bench = LineBench()

    assert fetched(bench, sent(bench, "application/pdf")).name == "図①.png"


@pytest.mark.parametrize("media_type", ["video/mp4", "audio/mp4"])
def test_a_film_is_asked_for_when_it_is_prepared(media_type: str) -> None:
    bench = LineBench()
    media = sent(bench, media_type)
    bench.line.talk.preparing["58"] = "processing"
    early = failure(bench, media)
    bench.line.talk.preparing["58"] = "failed"
    never = failure(bench, media)
    bench.line.talk.preparing.clear()

    assert type(early) is TransientError
    assert early.retry_after == timedelta(seconds=20)
    assert type(never) is PermanentError
    assert fetched(bench, media).size == len(CONTENT)


def test_what_line_is_still_preparing_comes_later() -> None:
    bench = LineBench()
    bench.wire.contract = None
    media = sent(bench)
    bench.line.talk.preparing["58"] = "processing"

    error = failure(bench, media)

    assert (type(error), getattr(error, "retry_after", None)) == (TransientError, timedelta(seconds=20))


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4"])
def test_what_line_keeps_no_longer_never_comes(media_type: str) -> None:
    bench = LineBench()
    media = sent(bench, media_type)
    bench.line.talk.files.clear()

    assert type(failure(bench, media)) is PermanentError


def test_a_token_that_ended_is_renewed_by_a_new_call_with_a_new_sink() -> None:
    bench = LineBench()
    media = sent(bench)
    fetched(bench, media)
    bench.line.tokens.clear()

    assert type(failure(bench, media)) is TransientError
    assert fetched(bench, media).size == len(CONTENT)


def test_a_new_token_that_is_refused_is_told() -> None:
    bench = LineBench()
    media = sent(bench)
    bench.answers_next(HttpResponse(status=401))

    assert type(failure(bench, media)) is AuthExpiredError


def test_a_strange_reference_stays_one_part_of_the_address() -> None:
    bench = LineBench()

    failure(bench, MediaPart(ref="../../info?x=1#/"))

    assert bench.wire.journal[-1].url.endswith("/v2/bot/message/..%2F..%2Finfo%3Fx%3D1%23%2F/content")


def test_a_message_is_marked_as_read_with_its_own_token() -> None:
    bench = LineBench()
    body = bench.read(bench.wrote())[0].body
    assert isinstance(body, MessageReceived)

    run(bench.plugin.mark_read(bench.ctx(), body.read_token))

    assert json.loads(bench.wire.journal[-1].body) == {"markAsReadToken": "read-message-1"}
    with pytest.raises(PermanentError):
        run(bench.plugin.mark_read(bench.ctx(), "of another account"))
