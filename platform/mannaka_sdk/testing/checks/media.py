"""Does the plugin bring what a citizen sent, piece by piece, and carry what the city sends?"""

from typing import Any, Final

from mannaka_sdk.errors import ContentRejectedError, PluginError, TransientError
from mannaka_sdk.events import MessageReceived
from mannaka_sdk.kinds import Capability
from mannaka_sdk.messages import FilePart, MediaPart
from mannaka_sdk.messaging import MediaInfo
from mannaka_sdk.simulation import SentFile
from mannaka_sdk.testing.bench import FILE, Bench, Subject, message, run
from mannaka_sdk.testing.doubles import MemorySink
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import messaging_check

CONTENT: Final = bytes(range(256)) * 64
"""16 KB in which every byte is there."""
FILES: Final = (("image/jpeg", "写真.jpg"), ("application/pdf", "督促状①.pdf"), ("video/mp4", "動画.mp4"))


def _sent(bench: Bench, media_type: str, name: str) -> MediaPart:
    """Return the file of a citizen, as the plugin reads it."""
    sent = SentFile(
        event_id="event-1",
        at=bench.clock.now(),
        message_id="message-1",
        media_type=media_type,
        name=name,
        content=CONTENT,
    )
    body = bench.read(sent)[0].body
    parts = body.parts if isinstance(body, MessageReceived) and body.message_id == "message-1" else ()
    media = [part for part in parts if isinstance(part, MediaPart)]
    if not media:
        raise ConformanceError(f"a file of {media_type} is not told")
    return media[0]


def _fetch(bench: Bench, media: MediaPart, sink: MemorySink) -> Any:
    return run(bench.plugin.fetch_media(bench.ctx(), media, sink))


@messaging_check("media.brings-a-file", needs=Capability.MEDIA_IN)
def brings_a_file(subject: Subject) -> None:
    """A file is told with its message, and comes byte for byte, with its size."""
    for media_type, name in FILES:
        bench, sink = subject.bench(), MemorySink()
        info = _fetch(bench, _sent(bench, media_type, name), sink)
        expect(isinstance(info, MediaInfo), "fetch_media returns no MediaInfo")
        expect(sink.content == CONTENT, f"a file of {media_type} does not come as it was sent")
        expect(info.size == len(CONTENT), "the size is not the one of what came")


@messaging_check("media.stops-where-the-host-stops", needs=Capability.MEDIA_IN)
def stops_where_the_host_stops(subject: Subject) -> None:
    """A file of which the host takes no more is poured piece by piece, and its refusal is passed on."""
    bench, sink = subject.bench(), MemorySink(limit=len(CONTENT) // 2)
    try:
        _fetch(bench, _sent(bench, *FILES[0]), sink)
    except ContentRejectedError:
        expect(sink.content, "the file came in one piece: it has to be poured as it comes")
        return
    raise ConformanceError("a file of which the host takes no more is told to be brought")


@messaging_check("media.tells-of-failure", needs=Capability.MEDIA_IN)
def tells_of_failure(subject: Subject) -> None:
    """No answer is told as TransientError, and a file that is not there as another of the SDK's errors."""
    bench = subject.bench()
    media = _sent(bench, *FILES[0])
    error = _failure(bench, media.model_copy(update={"ref": "no-such-file"}))
    expect(not isinstance(error, TransientError), "a file that is not there is told to come later")
    bench.wire.is_cut = True
    error = _failure(bench, media)
    expect(type(error) is TransientError, f"no answer is told as {type(error).__name__}")


def _failure(bench: Bench, media: MediaPart) -> PluginError:
    sink = MemorySink()
    try:
        _fetch(bench, media, sink)
    except PluginError as error:
        expect(not sink.content, "what is no file was poured into the sink")
        return error
    raise ConformanceError("a file that did not come is told to be brought")


@messaging_check("media.goes-out", needs=Capability.MEDIA_OUT)
def goes_out(subject: Subject) -> None:
    """A file of every kind that the manifest names arrives, or a link to it."""
    limits = subject.plugin.manifest.limits
    for media_type in sorted(limits.media_types):
        for size in (1, limits.media_bytes):
            bench = subject.bench()
            bench.send(message(_file(media_type, size)))
            links = [url for each in bench.simulator.received for url in each.links.values()]
            expect(links == [str(FILE.url)], f"a file of {size} bytes of {media_type} does not arrive")


@messaging_check("media.refuses-what-it-does-not-carry", needs=Capability.MEDIA_OUT)
def refuses_what_it_does_not_carry(subject: Subject) -> None:
    """A file that is larger than the manifest says, or of another kind, is refused, and the preview tells so."""
    limits = subject.plugin.manifest.limits
    for part in (_file(min(limits.media_types), limits.media_bytes + 1), _file("x-kit/unknown", 1)):
        bench = subject.bench()
        try:
            bench.send(message("先に", part))
        except ContentRejectedError:
            expect(not bench.simulator.received, "a part of a message arrived, though its file is refused")
            expect(bench.plugin.preview(message(part)).problems, "the preview does not tell that a file is refused")
        else:
            raise ConformanceError(f"a file of {part.size} bytes of {part.media_type} is not refused")


def _file(media_type: str, size: int) -> FilePart:
    return FILE.model_copy(update={"media_type": media_type, "size": size})
