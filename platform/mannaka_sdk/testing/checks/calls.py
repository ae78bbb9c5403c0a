"""Does the plugin tell of calls as they were, and keep their numbers where they belong?"""

from datetime import timedelta
from typing import Any, Final

from mannaka_sdk.calls import CallPhase, CallPop, CallState, NumberHidden
from mannaka_sdk.events import CallChanged, CallRecorded, InboundEvent
from mannaka_sdk.kinds import Capability
from mannaka_sdk.simulation import Happening, WasRecorded
from mannaka_sdk.testing.bench import Bench, Subject
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import call_check
from mannaka_sdk.testing.strange import any_text, for_each
from mannaka_sdk.testing.tripwires import no_input_or_output

CALLER: Final = "0898324111"
_STRANGE: Final = ("", "&&&", "=", "a=%ff%fe", "caller", "ani=" + "9" * 5000, "ani=%00", "ani=a&ani=b", "\ud800")


def _only(bench: Bench, happening: Happening) -> InboundEvent:
    """Return the one event of a delivery with one thing in it."""
    events = bench.read(happening)
    expect(len(events) == 1, f"one thing happened, and parse tells {len(events)}")
    return events[0]


def _call(event: InboundEvent) -> CallState:
    if not isinstance(event.body, CallChanged):
        raise ConformanceError(f"a call is told as {type(event.body).__name__}")
    return event.body.call


@call_check("calls.tells-each-phase")
def tells_each_phase(subject: Subject) -> None:
    """Ringing, answered and ended are told with the call's id, its numbers, its telephone and the time."""
    bench = subject.bench()
    for phase in CallPhase:
        call = _call(_only(bench, bench.called(phase=phase, extension="201")))
        expect(call.phase is phase, f"{phase} is told as {call.phase}")
        expect(call.call_id == "call-1", "the call has another id than the telephone system gave it")
        expect((call.called, call.extension) == ("0898365555", "201"), "it is told wrongly which telephone rings")
        expect(abs(call.at - bench.clock.now()) < timedelta(seconds=1), "the time is not the one that was told")


@call_check("calls.tells-who-calls")
def tells_who_calls(subject: Subject) -> None:
    """A number arrives with all its digits; where it is hidden there is a reason and no number."""
    bench = subject.bench()
    for number in (CALLER, "09012345678", "0312345678", "+821012345678"):
        told = _call(_only(bench, bench.called(caller=number)))
        expect(told.caller == number, f"the number {number} is told as {told.caller!r}")
        expect(told.hidden is None, "a number that is shown is told to be hidden")
    for reason in NumberHidden:
        hidden = _call(_only(bench, bench.called(caller="", hidden=reason)))
        expect(hidden.hidden is reason, f"{reason.name} is told as {hidden.hidden}")
        expect(not hidden.caller, "a hidden number is told as a number")


@call_check("calls.keeps-calls-apart")
def keeps_calls_apart(subject: Subject) -> None:
    """All of one call is one conversation, another call is another, and each phase has an event of its own."""
    bench = subject.bench()
    rang, ended = (_only(bench, bench.called(phase=phase)) for phase in (CallPhase.RINGING, CallPhase.ENDED))
    other = _only(bench, bench.called(2))
    expect(rang.conversation == ended.conversation, "one call has two conversations")
    expect(rang.conversation != other.conversation, "two calls share a conversation")
    expect(other.event_id != rang.event_id, "two calls share an event")


@call_check("calls.is-the-same-every-time")
def is_the_same_every_time(subject: Subject) -> None:
    """A delivery that comes twice is read alike, whenever that is, so that the host keeps it once."""
    bench, later = subject.bench(), subject.bench()
    request = bench.delivery(bench.called(), bench.called(2))
    later.clock.move(timedelta(hours=2))
    again = later.parse(request.model_copy(update={"received_at": later.clock.now()}))
    expect(list(bench.parse(request)) == list(again), "the same delivery is read in two ways")


@call_check("calls.keeps-numbers-out-of-names")
def keeps_numbers_out_of_names(subject: Subject) -> None:
    """Names of events and conversations hold no number, not even where the telephone system's own names do."""
    bench = subject.bench()
    event = _only(bench, bench.called(call_id=f"1764-{CALLER}"))
    expect(CALLER not in f"{event.event_id} {event.conversation.id}", "a name holds the caller's number")


@call_check("calls.keeps-what-came")
def keeps_what_came(subject: Subject) -> None:
    """Each event keeps what the telephone system wrote of it."""
    bench = subject.bench()
    expect("call-1" in repr(_only(bench, bench.called()).raw), "the raw event does not hold what came")


@call_check("calls.tells-of-recordings", needs=Capability.CALL_RECORDINGS)
def tells_of_recordings(subject: Subject) -> None:
    """A recording is told with its call, its length and its name at the telephone system."""
    bench = subject.bench()
    rang = _only(bench, bench.called())
    told = _only(bench, WasRecorded(event_id="r", at=bench.clock.now(), call_id="call-1", ref="rec/7", seconds=95))
    expect(isinstance(told.body, CallRecorded), f"a recording is told as {type(told.body).__name__}")
    found: Any = getattr(told.body, "recording", None)
    expect(found and (found.call_id, found.ref, found.seconds) == ("call-1", "rec/7", 95), "a recording differs")
    expect(told.conversation == rang.conversation, "a recording is told apart from its call")


@call_check("calls.reads-what-a-telephone-opens")
def reads_what_a_telephone_opens(subject: Subject) -> None:
    """The query with which a telephone opens the screen is read: who calls whom, and which call it is."""
    bench = subject.bench()
    write: Any = getattr(bench.simulator, "pop_query", None)
    if write is None:
        raise ConformanceError("the simulator of a telephone system is a CallSimulator")
    found = bench.plugin.pop_query(write(caller=CALLER, called="0898365555", call_id="call-1"))
    expect(isinstance(found, CallPop), f"pop_query returns {found!r}")
    told = (found.caller, found.called, found.call_id)
    expect(told == (CALLER, "0898365555", "call-1"), "pop_query reads something else than the telephone told")


@call_check("calls.stands-any-query")
def stands_any_query(subject: Subject) -> None:
    """A query that tells of no call is none, and whatever else stands in it raises nothing and opens nothing."""
    bench = subject.bench()
    expect(bench.plugin.pop_query("") is None, "pop_query finds a call in an empty query")
    with no_input_or_output("pop_query"):
        for query in _STRANGE:
            _stand(bench, query)
    for_each(any_text, lambda text: _stand(bench, text))


def _stand(bench: Bench, query: str) -> None:
    try:
        found = bench.plugin.pop_query(query)
    except ConformanceError:
        raise
    except Exception as error:
        raise ConformanceError(f"pop_query raises {type(error).__name__} for {query[:80]!r}") from error
    expect(found is None or isinstance(found, CallPop), f"pop_query returns {found!r}")
