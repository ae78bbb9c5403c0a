"""Files are named when a mail is told, and brought when they are asked for."""

from dataclasses import dataclass, field

import pytest

from integrations.channels.mail import polling
from mannaka_sdk import (
    ByteSink,
    ContentRejectedError,
    InboundEvent,
    MediaInfo,
    MediaPart,
    MessageReceived,
    PermanentError,
)
from mannaka_sdk.testing import MemorySink
from mannaka_sdk.testing.bench import run
from tests.integrations.channels.mail.bench import MailBench, mail
from tests.integrations.channels.mail.judged import shapes_files, shapes_structure
from tests.integrations.channels.mail.judged.parts import digest
from tests.integrations.channels.mail.judged.words import dice


def media_of(event: InboundEvent) -> list[MediaPart]:
    """Return the files of a message."""
    assert isinstance(event.body, MessageReceived)
    return [part for part in event.body.parts if isinstance(part, MediaPart)]


@dataclass
class Pieces:
    """A sink that keeps what it is given in pieces."""

    pieces: list[bytes] = field(default_factory=list)

    async def write(self, chunk: bytes) -> None:
        self.pieces.append(chunk)


def brought(bench: MailBench, media: MediaPart, sink: ByteSink) -> MediaInfo:
    """Have a file brought."""
    return run(bench.plugin.fetch_media(bench.ctx(), media, sink))


def test_every_file_of_a_mail_within_mails_is_brought_as_it_was() -> None:
    bench = MailBench()
    bench.begin()
    judged = shapes_structure.parts_within_parts(dice("dev", "files"))
    bench.comes(judged.raw)
    (told,) = bench.told()
    found = []
    for media in media_of(told):
        sink = MemorySink()
        info = brought(bench, media, sink)
        assert (info.name, info.size, media.size) == (media.name, len(sink.content), len(sink.content))
        found.append((media.name, digest(sink.content)))

    assert tuple(found) == judged.said.files


def test_a_file_of_25_megabytes_is_brought_in_pieces() -> None:
    bench = MailBench()
    bench.begin()
    judged = shapes_files.a_file_of_25_megabytes(dice("dev", "large"))
    bench.comes(judged.raw)
    (told,) = bench.told()
    (media,) = media_of(told)
    sink = Pieces()
    brought(bench, media, sink)

    assert (media.name, digest(b"".join(sink.pieces))) == judged.said.files[0]


def test_a_file_that_is_larger_than_the_host_takes_is_refused_by_the_host() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(shapes_files.nothing_but_a_picture(dice("dev", "x")).raw)
    (told,) = bench.told()
    with pytest.raises(ContentRejectedError):
        brought(bench, media_of(told)[0], MemorySink(limit=10))


def test_the_mail_itself_is_a_file_where_not_all_of_it_could_be_read() -> None:
    bench = MailBench()
    bench.begin()
    raw = mail("").removesuffix(b"\r\n") + "こんにちは".encode()[:-1]
    bench.comes(raw)
    (told,) = bench.told()
    sink = MemorySink()
    info = brought(bench, media_of(told)[0], sink)

    assert (info.name, info.media_type, sink.content) == ("mail.eml", "message/rfc822", raw)


@pytest.mark.parametrize("ref", ["1.1.1", "1700000000.9.1", "1700000000.1.1.9", "1700000000.1", "../x", "1.2.3; x"])
def test_what_is_not_there_is_told_so(ref: str) -> None:
    bench = MailBench()
    bench.comes(mail("x"))
    with pytest.raises(PermanentError):
        brought(bench, MediaPart(ref=ref), MemorySink())


def test_a_file_is_not_sought_in_a_mailbox_that_was_set_up_anew() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(shapes_files.nothing_but_a_picture(dice("dev", "x")).raw)
    (told,) = bench.told()
    bench.simulator.mailbox.set_up_anew()
    with pytest.raises(PermanentError):
        brought(bench, media_of(told)[0], MemorySink())


def test_small_mails_are_kept_whole_beside_what_they_say_and_large_ones_stay_in_the_mailbox() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("small"))
    bench.comes(mail("x" * 200_000))
    small, large = bench.told()

    assert "message" in small.raw
    assert "message" not in large.raw
    assert large.raw["ref"] == f"{bench.simulator.mailbox.validity}.2"
    assert polling.LARGEST > shapes_files.LARGE
