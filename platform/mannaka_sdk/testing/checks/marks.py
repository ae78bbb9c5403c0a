"""Does the plugin show a citizen that a message was read?"""

from mannaka_sdk.errors import PluginError, TransientError
from mannaka_sdk.events import MessageReceived
from mannaka_sdk.kinds import Capability
from mannaka_sdk.testing.bench import Bench, Subject, run
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import messaging_check


def _wrote(bench: Bench, number: int = 1) -> MessageReceived:
    body = bench.read(bench.wrote(number=number))[0].body
    if not isinstance(body, MessageReceived) or not body.read_token:
        raise ConformanceError("a text of a citizen brings nothing with which it can be marked as read")
    return body


@messaging_check("marks.show-that-a-message-was-read", needs=Capability.MARK_READ)
def show_that_a_message_was_read(subject: Subject) -> None:
    """A message that is marked as read is shown so, and no other one."""
    bench = subject.bench()
    _wrote(bench)
    second = _wrote(bench, 2)
    run(bench.plugin.mark_read(bench.ctx(), second.read_token))
    expect(bench.simulator.read == [second.message_id], f"marked as read is {bench.simulator.read}")


@messaging_check("marks.tell-of-failure", needs=Capability.MARK_READ)
def tell_of_failure(subject: Subject) -> None:
    """No answer is told as TransientError, and nonsense as another of the SDK's errors."""
    bench = subject.bench()
    token = _wrote(bench).read_token
    expect(not isinstance(_failure(bench, "nonsense"), TransientError), "nonsense is told to work later")
    bench.wire.is_cut = True
    error = _failure(bench, token)
    expect(type(error) is TransientError, f"no answer is told as {type(error).__name__}")


def _failure(bench: Bench, token: str) -> PluginError:
    try:
        run(bench.plugin.mark_read(bench.ctx(), token))
    except PluginError as error:
        return error
    raise ConformanceError("a message that cannot be marked as read is told to be marked")
