"""A file that a plugin elsewhere fetches is poured as it comes, and stops where the host stops."""

import hashlib
from typing import Any

import pytest
from pydantic import SecretStr

from integrations.channels.line.plugin import LineChannel
from integrations.channels.line.simulator import LineSimulator
from mannaka_sdk import ContentRejectedError, Context, MediaInfo, MediaPart, PermanentError, TransientError, describe
from mannaka_sdk.remote import RemoteServer, fingerprint, remote_plugin
from mannaka_sdk.testing import FakeClock, ListLog, MemorySink, MemoryState, Wire
from mannaka_sdk.testing.bench import run
from tests.mannaka_sdk.remote.calls import Vendor, vendor_that
from tests.mannaka_sdk.remote.server import KEY
from tests.mannaka_sdk.remote.test_standing_in import signed

CONTENT = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(96))
PIECES = [CONTENT[start : start + 1024] for start in range(0, len(CONTENT), 1024)]
DONE = {"media_type": "image/png", "size": len(CONTENT)}


def fetch(vendor: Vendor, sink: MemorySink) -> MediaInfo:
    service = LineSimulator()
    ctx: Context[Any, Any] = Context(
        config=service.config(),
        secrets=service.secrets(),
        http=Wire(service, frozenset()),
        clock=FakeClock(),
        state=MemoryState(),
        log=ListLog(),
    )
    told = describe(LineChannel)
    server = RemoteServer(url=vendor.url, key=SecretStr(KEY), fingerprint=fingerprint(told))
    info: MediaInfo = run(remote_plugin(told, server)().fetch_media(ctx, MediaPart(ref="message-1"), sink))
    return info


def lines(body: bytes, *, order: list[int]) -> bytes:
    made = [signed(body, number=number, is_last=False, piece=PIECES[number]) for number in range(len(PIECES))]
    return b"".join(made[number] for number in order)


def test_a_file_comes_in_pieces_and_whole() -> None:
    def reply(body: bytes) -> tuple[int, bytes]:
        return 200, lines(body, order=[0, 1, 2]) + signed(body, number=3, value=DONE)

    sink = MemorySink()
    with vendor_that(reply) as vendor:
        info = fetch(vendor, sink)

    assert sink.content == CONTENT
    assert info == MediaInfo(media_type="image/png", size=len(CONTENT))


def test_the_hosts_refusal_stops_it() -> None:
    sink = MemorySink(limit=1500)

    with vendor_that(lambda body: (200, lines(body, order=[0, 1, 2]))) as vendor, pytest.raises(ContentRejectedError):
        fetch(vendor, sink)

    assert len(sink.content) < len(CONTENT)


@pytest.mark.parametrize(
    ("order", "error"), [([0, 2], PermanentError), ([1, 0], PermanentError), ([0, 1, 2], TransientError)]
)
def test_a_piece_that_is_missing_or_in_another_place_is_no_file(order: list[int], error: type[Exception]) -> None:
    with vendor_that(lambda body: (200, lines(body, order=order))) as vendor, pytest.raises(error):
        fetch(vendor, MemorySink())
