"""Does the plugin find everything that happened when it is asked, each thing once, and does nothing stop it?"""

from datetime import timedelta

from mannaka_sdk.errors import AuthExpiredError, ParseError, PluginError, TransientError
from mannaka_sdk.events import InboundEvent, MessageReceived, Opaque
from mannaka_sdk.kinds import Capability
from mannaka_sdk.messages import TextPart
from mannaka_sdk.messaging import PollPage
from mannaka_sdk.simulation import DidSomethingNew, Refusal
from mannaka_sdk.testing.bench import Bench, Subject
from mannaka_sdk.testing.doubles import MemoryState
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import messaging_check
from mannaka_sdk.testing.strange import CHARACTERS
from mannaka_sdk.webhooks import VerdictKind

MANY = 120


def _begun(subject: Subject) -> tuple[Bench, bytes | None]:
    """Return a bench on which was polled once, and the cursor."""
    bench = subject.bench()
    return bench, bench.poll(None).cursor


def _text(event: InboundEvent) -> str:
    parts = event.body.parts if isinstance(event.body, MessageReceived) else ()
    return "".join(part.text for part in parts if isinstance(part, TextPart))


def _failure(bench: Bench, cursor: bytes | None) -> PluginError:
    try:
        bench.poll(cursor)
    except PluginError as error:
        return error
    raise ConformanceError("poll ends well where it has to raise an error")


@messaging_check("poll.begins")
def begins(subject: Subject) -> None:
    """The first poll, which has no cursor, returns one to go on from, also where nothing happened."""
    page = subject.bench().poll(None)
    expect(isinstance(page, PollPage), "poll returns no PollPage")
    expect(page.cursor is not None, "the first poll returns no cursor")
    expect(not page.events and not page.has_more, "the first poll finds something where nothing happened")


@messaging_check("poll.reads-a-text", needs=Capability.TEXT_IN)
def reads_a_text(subject: Subject) -> None:
    """A text is told with its sender, its message's id and when it was written."""
    bench = subject.bench()
    events = bench.read(bench.wrote("こんにちは"))
    expect(len(events) == 1, f"one thing happened, and poll tells {len(events)}")
    event = events[0]
    expect(_text(event) == "こんにちは", f"the text is read as {_text(event)!r}")
    expect(event.sender and event.sender.id == bench.simulator.person("person-1"), "the sender is not told")
    expect(isinstance(event.body, MessageReceived) and event.body.message_id, "the message has no id")
    expect(abs(event.occurred_at - bench.clock.now()) < timedelta(seconds=1), "the time is not the service's")
    expect(InboundEvent.from_wire(event.to_wire()) == event, "an event differs after a way through JSON")


@messaging_check("poll.keeps-every-character", needs=Capability.TEXT_IN)
def keeps_every_character(subject: Subject) -> None:
    """Emoji, rare kanji, variants, other scripts and lines arrive as they were written; spaces around may go."""
    bench, cursor = _begun(subject)
    bench.happen(*(bench.wrote(text, number) for number, text in enumerate(CHARACTERS)))
    found = [_text(event).strip() for event in bench.poll_all(cursor)[0]]
    expect(found == [text.strip() for text in CHARACTERS], f"texts are read as {found}")


@messaging_check("poll.tells-everything-once", needs=Capability.TEXT_IN)
def tells_everything_once(subject: Subject) -> None:
    """Of many things each is told once, in order, under an id of its own, and then nothing more."""
    bench, cursor = _begun(subject)
    bench.happen(*(bench.wrote(f"{number}", number) for number in range(MANY)))
    events, cursor = bench.poll_all(cursor)
    expect([_text(event) for event in events] == [f"{number}" for number in range(MANY)], "events are lost or mixed up")
    expect(len({event.event_id for event in events}) == MANY, "two events have one id")
    expect(not bench.poll(cursor).events, "what was told is told again")


@messaging_check("poll.goes-on", needs=Capability.TEXT_IN)
def goes_on(subject: Subject) -> None:
    """What happens later is told by the next polls, and nothing else."""
    bench, cursor = _begun(subject)
    for number in range(3):
        bench.happen(bench.wrote(f"{number}", number))
        events, cursor = bench.poll_all(cursor)
        expect([_text(event) for event in events] == [f"{number}"], f"poll {number} tells something else")


@messaging_check("poll.tells-the-same-again", needs=Capability.TEXT_IN)
def tells_the_same_again(subject: Subject) -> None:
    """A page that the host could not keep is told again alike when the same cursor comes again."""
    bench, cursor = _begun(subject)
    bench.happen(bench.wrote("一", 1), bench.wrote("二", 2))
    first = bench.poll(cursor).events
    bench.clock.move(timedelta(hours=1))
    expect(first and bench.poll(cursor).events == first, "the same cursor leads to something else")


@messaging_check("poll.goes-on-without-its-state", needs=Capability.TEXT_IN)
def goes_on_without_its_state(subject: Subject) -> None:
    """A state that is gone, or holds nonsense, loses nothing and tells nothing twice: the cursor is enough."""
    bench, cursor = _begun(subject)
    bench.happen(bench.wrote("一", 1))
    page = bench.poll(cursor)
    bench.happen(bench.wrote("二", 2))
    for state in (MemoryState(), MemoryState(dict.fromkeys(bench.state.values, b"\xff nonsense"))):
        found = [_text(event) for event in bench.poll(page.cursor, state).events]
        expect(found == ["二"], f"without its state poll tells {found}")


@messaging_check("poll.keeps-the-unknown", needs=Capability.TEXT_IN)
def keeps_the_unknown(subject: Subject) -> None:
    """What cannot be brought or read becomes Opaque, and what lies behind it is told."""
    bench, cursor = _begun(subject)
    new = DidSomethingNew(event_id="event-9", at=bench.clock.now())
    bench.happen(bench.wrote("前", 1), new, bench.wrote("後", 2))
    events, cursor = bench.poll_all(cursor)
    expect(
        [_text(event) for event in events] == ["前", "", "後"], "one thing that cannot be read stops or hides others"
    )
    expect(isinstance(events[1].body, Opaque), "something unknown is told as something else than Opaque")
    expect(not bench.poll(cursor).events, "something unknown is told again and again")


@messaging_check("poll.keeps-people-apart", needs=Capability.TEXT_IN)
def keeps_people_apart(subject: Subject) -> None:
    """What two people write never is one conversation."""
    bench = subject.bench()
    mine, others = bench.read(bench.wrote(), bench.wrote(number=2, person="person-2"))
    expect(mine.conversation != others.conversation, "two people share a conversation")


@messaging_check("poll.loses-nothing-to-a-fault", needs=Capability.TEXT_IN)
def loses_nothing_to_a_fault(subject: Subject) -> None:
    """No answer is told as TransientError, and what happened meanwhile is told once the service is there again."""
    bench, cursor = _begun(subject)
    bench.happen(bench.wrote("一"))
    bench.wire.is_cut = True
    error = _failure(bench, cursor)
    expect(type(error) is TransientError, f"no answer is told as {type(error).__name__}")
    bench.wire.is_cut = False
    expect([_text(event) for event in bench.poll_all(cursor)[0]] == ["一"], "a fault loses what happened")


@messaging_check("poll.knows-dead-secrets")
def knows_dead_secrets(subject: Subject) -> None:
    """Secrets that the service refuses are told as AuthExpiredError."""
    bench, cursor = _begun(subject)
    bench.wire.refusal = Refusal.WRONG_CREDENTIALS
    error = _failure(bench, cursor)
    expect(isinstance(error, AuthExpiredError), f"dead secrets are told as {type(error).__name__}")


@messaging_check("poll.takes-no-delivery")
def takes_no_delivery(subject: Subject) -> None:
    """A plugin that only polls rejects every delivery and reads none: whoever calls is not the service."""
    if subject.takes_deliveries:
        return
    bench = subject.bench()
    request = bench.delivery(bench.wrote())
    expect(bench.verify(request).kind is VerdictKind.REJECT, "a plugin that polls lets in a delivery")
    try:
        bench.parse(request)
    except ParseError:
        return
    raise ConformanceError("a plugin that polls reads a delivery")
