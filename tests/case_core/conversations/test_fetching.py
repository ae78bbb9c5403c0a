"""Files that citizens send by a channel or on their page: brought, checked, and opened by staff alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction

from case_core.attachments import vault
from case_core.attachments.kinds import MOST_BYTES
from case_core.conversations import fetching
from case_core.conversations.actions.add_page_message import add_page_message
from case_core.conversations.errors import FileNotThereError
from case_core.conversations.fetching import MOST_TRIES, Bucket
from case_core.conversations.models import Conversation, MessageFile
from case_core.conversations.opening import open_file
from case_core.conversations.sent_files import Sent
from case_core.conversations.tasks import fetch
from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_sdk import (
    ByteSink,
    ContentRejectedError,
    MediaInfo,
    MediaPart,
    MessageReceived,
    PermanentError,
    TransientError,
)
from tests.case_core.attachments import samples
from tests.support.cast import Cast
from tests.support.conversations import a_conversation, an_event, arrive, took_back
from tests.support.deliveries import Line

Serve = Callable[[bytes | Exception], None]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Return how the service's next file is set: Echo has none, so that the door itself is replaced."""

    def set_next(content: bytes | Exception) -> None:
        def bring(*, channel_id: int, media: MediaPart, sink: Bucket) -> MediaInfo:
            if isinstance(content, Exception):
                raise content
            _write(sink, content)
            return MediaInfo(media_type=media.media_type, size=len(content))

        monkeypatch.setattr(fetching, "fetch_media", bring)

    return set_next


def _write(sink: ByteSink, content: bytes) -> None:
    import asyncio

    asyncio.run(sink.write(content))


def expected(line: Line, *, name: str = "", media_type: str = "image/jpeg") -> MessageFile:
    part = MediaPart(ref="file-1", media_type=media_type, name=name)
    arrive(line, an_event(MessageReceived(message_id="message-1", parts=(part,))))
    return MessageFile.objects.get()


def brought(file: MessageFile) -> MessageFile:
    with transaction.atomic():
        fetch(file_id=file.pk)()
    file.refresh_from_db()
    return file


def test_a_nameless_photograph_is_brought_checked_and_opened(line: Line, here: Cast, serve: Serve) -> None:
    serve(samples.jpeg())
    file = brought(expected(line))
    opened = open_file(here.aoi, conversation_id=Conversation.objects.get().pk, file_id=file.pk)

    assert (file.standing, file.name, file.kind, file.ref) == ("ready", "file.jpg", "jpeg", "")
    assert (opened.name, opened.is_picture) == ("file.jpg", True)
    with pytest.raises(FileNotFoundError):
        vault.get(file.key, "original")  # with it goes the place where it was taken


def test_what_the_service_cannot_give_now_is_asked_for_again(line: Line, serve: Serve) -> None:
    serve(TransientError("later"))
    file = expected(line)
    file = brought(file)
    planned = OutboxEvent.objects.get(task__endswith="conversations.tasks.fetch")

    assert (file.standing, file.tries) == ("quarantined", 1)
    assert planned.due_at > clock.now()


def test_in_the_end_it_is_given_up(line: Line, serve: Serve) -> None:
    serve(TransientError("later"))
    file = expected(line)
    MessageFile.objects.filter(pk=file.pk).update(tries=MOST_TRIES - 1)

    assert brought(file).standing == "refused"


@pytest.mark.parametrize(
    "found",
    [
        PermanentError("gone"),
        ContentRejectedError("too large"),
        samples.virus(),
        b"MZ\x90\x00",
        b"",
        samples.jpeg()[:30],
    ],
)
def test_what_is_not_taken_leaves_nothing_behind(
    line: Line, here: Cast, serve: Serve, media: Path, found: bytes | Exception
) -> None:
    serve(found)
    file = brought(expected(line))

    assert file.standing == "refused"
    assert [path for path in media.rglob("*") if path.is_file()] == []
    with pytest.raises(FileNotThereError):
        open_file(here.aoi, conversation_id=Conversation.objects.get().pk, file_id=file.pk)


def test_more_than_is_taken_is_not_even_held() -> None:
    bucket = Bucket()
    with pytest.raises(ContentRejectedError):
        _write(bucket, b"x" * (MOST_BYTES + 1))

    assert bucket.content == b""


def test_what_is_taken_back_is_gone(line: Line, here: Cast, serve: Serve, media: Path) -> None:
    serve(samples.jpeg())
    file = brought(expected(line))
    arrive(line, took_back(1, number=2))

    file.refresh_from_db()
    assert (file.standing, file.name) == ("removed", "")
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_a_document_of_the_page_is_kept_as_it_is(line: Line, here: Cast) -> None:
    conversation = a_conversation(line)
    sent = Sent(name="契約書.docx", content=samples.office())
    add_page_message(conversation_id=conversation.pk, body="", files=[sent], at=clock.now())
    file = brought(MessageFile.objects.get())

    assert file.standing == "ready"
    assert open_file(here.aoi, conversation_id=conversation.pk, file_id=file.pk).content == sent.content


def test_a_file_of_another_conversation_is_not_there(line: Line, here: Cast, serve: Serve) -> None:
    serve(samples.jpeg())
    file = brought(expected(line))
    other = a_conversation(line, person="person-2")
    with pytest.raises(FileNotThereError):
        open_file(here.aoi, conversation_id=other.pk, file_id=file.pk)
