"""Does the plugin answer with the right that the service gave, and never depend on it?"""

from datetime import timedelta

from mannaka_sdk.events import InboundEvent
from mannaka_sdk.kinds import Capability
from mannaka_sdk.people import ReplyHandle
from mannaka_sdk.testing.bench import OTHER_MESSAGE_ID, Bench, Subject, message
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import messaging_check


def _event(bench: Bench) -> InboundEvent:
    return bench.read(bench.wrote())[0]


def _handle(bench: Bench) -> ReplyHandle:
    """Return the right to answer that a text of a citizen gives."""
    if (handle := _event(bench).reply) is None:
        raise ConformanceError("a text of a citizen gives no right to answer")
    return handle


@messaging_check("replies.come-with-a-message", needs=Capability.REPLY_WINDOW)
def come_with_a_message(subject: Subject) -> None:
    """A text of a citizen gives a right to answer, which ends before the service says that it does."""
    bench = subject.bench()
    handle, window = _handle(bench), bench.simulator.reply_window
    expect(handle.expires_at > bench.clock.now(), "the right to answer has ended before it began")
    if window is not None:
        expect(handle.expires_at <= bench.clock.now() + window, "the right to answer is told to last too long")


@messaging_check("replies.show-no-token", needs=Capability.REPLY_WINDOW)
def show_no_token(subject: Subject) -> None:
    """The right to answer is shown neither by the handle nor in the preview."""
    bench = subject.bench()
    handle = _handle(bench)
    shown = f"{handle!r} {bench.plugin.preview(message('一', reply=handle)).to_wire()}"
    expect(handle.token not in shown, "the right to answer is shown")


@messaging_check("replies.are-used", needs=Capability.REPLY_WINDOW)
def are_used(subject: Subject) -> None:
    """A message for which the host gives the right to answer goes out as the answer."""
    bench = subject.bench()
    handle = _handle(bench)
    bench.send(message("受け付けました", reply=handle))
    found = bench.simulator.received
    expect([each.text for each in found] == ["受け付けました"], "an answer does not arrive as it was written")
    expect(found[0].reply_token == handle.token, "the right to answer is not used, though the host gave it")
    expect(found[0].to == "person-1", "an answer arrives at somebody else")


@messaging_check("replies.are-not-taken-by-itself", needs=Capability.REPLY_WINDOW)
def are_not_taken_by_itself(subject: Subject) -> None:
    """A message without the right to answer uses none, though the service gave one a moment ago."""
    bench = subject.bench()
    _handle(bench)
    bench.send(message("一"))
    expect(not bench.simulator.received[0].reply_token, "the right to answer is used, though the host gave none")


@messaging_check("replies.fall-back", needs=Capability.REPLY_WINDOW)
def fall_back(subject: Subject) -> None:
    """Where the service takes the right no more, or it has ended, the message arrives all the same, once."""
    for token, lasts in (("no-such-token", timedelta(seconds=30)), (None, -timedelta(seconds=1))):
        bench = subject.bench()
        handle = _handle(bench)
        handle = ReplyHandle(token=token or handle.token, expires_at=bench.clock.now() + lasts)
        bench.send(message("一", reply=handle))
        texts = [each.text for each in bench.simulator.received]
        expect(texts == ["一"], f"an answer whose right is gone arrives as {texts}")
        expect(not bench.simulator.received[0].reply_token, "a right to answer that has ended is used")


@messaging_check("replies.arrive-whole", needs=Capability.REPLY_WINDOW)
def arrive_whole(subject: Subject) -> None:
    """An answer longer than one call carries arrives whole, in order and once."""
    bench = subject.bench()
    texts = [f"{number}" for number in range(subject.plugin.manifest.limits.messages_per_send * 2 + 1)]
    bench.send(message(*texts, reply=_handle(bench)))
    expect([each.text for each in bench.simulator.received] == texts, "a long answer does not arrive whole")


@messaging_check("replies.survive-a-lost-answer", needs=Capability.REPLY_WINDOW)
def survive_a_lost_answer(subject: Subject) -> None:
    """When the service takes an answer and says so in vain, nothing more arrives."""
    bench = subject.bench()
    bench.send(message("先"))  # what a plugin fetches first, such as a token, is there now
    bench.wire.loses_answers = 1
    bench.send(message("一", reply=_handle(bench), key=OTHER_MESSAGE_ID))
    texts = [each.text for each in bench.simulator.received]
    expect(texts == ["先", "一"], f"after a lost answer there is {texts}")
