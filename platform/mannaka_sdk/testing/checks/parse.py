"""Does the plugin read what happened, all of it, and the same every time?"""

import itertools
import json
from datetime import timedelta
from typing import Any

from mannaka_sdk.errors import ParseError
from mannaka_sdk.events import (
    CallChanged,
    Followed,
    IdentityLinked,
    InboundEvent,
    MessageReceived,
    MessageRetracted,
    Opaque,
    Postback,
    PresenceChanged,
    ReferralChanged,
    Unfollowed,
)
from mannaka_sdk.kinds import Capability, Kind
from mannaka_sdk.messages import TextPart
from mannaka_sdk.simulation import (
    BeganToFollow,
    DidSomethingNew,
    Happening,
    LinkedAccount,
    Pressed,
    StoppedFollowing,
    TookBack,
)
from mannaka_sdk.testing.bench import Bench, Subject
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import delivery_check, messaging_check
from mannaka_sdk.testing.strange import CHARACTERS, any_bytes, any_text, for_each, mutations_of
from mannaka_sdk.testing.tripwires import no_input_or_output


def _only(bench: Bench, happening: Happening) -> InboundEvent:
    """Return the one event of a delivery with one thing in it."""
    events = bench.read(happening)
    expect(len(events) == 1, f"one thing happened, and parse tells {len(events)}")
    expect(isinstance(events[0], InboundEvent), "parse returns something else than InboundEvent")
    return events[0]


def _text(event: InboundEvent) -> str:
    parts = event.body.parts if isinstance(event.body, MessageReceived) else ()
    return "".join(part.text for part in parts if isinstance(part, TextPart))


@messaging_check("parse.reads-a-text", needs=Capability.TEXT_IN)
def reads_a_text(subject: Subject) -> None:
    """A text is told with its sender, its message's id and when it was written."""
    bench = subject.bench()
    event = _only(bench, bench.wrote("こんにちは"))
    expect(_text(event) == "こんにちは", f"the text is read as {_text(event)!r}")
    expect(event.sender and event.sender.id == "person-1", "the sender is not told")
    expect(
        isinstance(event.body, MessageReceived) and event.body.message_id == "message-1", "the message has another id"
    )
    distance = abs(event.occurred_at - bench.clock.now())
    expect(distance < timedelta(seconds=1), "the time is not the one that the service tells")


@messaging_check("parse.keeps-every-character", needs=Capability.TEXT_IN)
def keeps_every_character(subject: Subject) -> None:
    """Emoji, rare kanji, variants, other scripts, lines and spaces arrive as they were written."""
    bench = subject.bench()

    def examine(text: str) -> None:
        found = _text(_only(bench, bench.wrote(text)))
        expect(found == text, f"{text!r} is read as {found!r}")

    for text in CHARACTERS:
        examine(text)
    for_each(any_text, examine)


@messaging_check("parse.tells-everything", needs=Capability.TEXT_IN)
def tells_everything(subject: Subject) -> None:
    """Of a delivery with many things in it each is told once, in order, under an id of its own."""
    bench = subject.bench()
    events = bench.read(*(bench.wrote(f"{number}", number) for number in range(20)))
    expect(
        [_text(event) for event in events] == [f"{number}" for number in range(20)], "events are lost or out of order"
    )
    expect(len({event.event_id for event in events}) == len(events), "two events have one id")


@messaging_check("parse.is-the-same-every-time", needs=Capability.TEXT_IN)
def is_the_same_every_time(subject: Subject) -> None:
    """A delivery that comes twice is read alike, so that the host keeps it once."""
    bench = subject.bench()
    request = bench.delivery(bench.wrote(), bench.wrote("また", 2))
    first = list(bench.parse(request))
    later = subject.bench()
    later.clock.move(timedelta(hours=2))
    again = later.parse(request.model_copy(update={"received_at": later.clock.now()}))
    expect(first == list(again), "the same delivery is read in two ways")


@messaging_check("parse.knows-a-redelivery", needs=Capability.TEXT_IN)
def knows_a_redelivery(subject: Subject) -> None:
    """What the service tells again has the id that it had, and its time."""
    bench = subject.bench()
    first = _only(bench, bench.wrote())
    again = _only(bench, bench.wrote(is_redelivery=True))
    expect(first.event_id == again.event_id, "an event that is told again has another id")
    expect(first.occurred_at == again.occurred_at, "an event that is told again has another time")


@messaging_check("parse.does-not-mind-the-order", needs=Capability.TEXT_IN)
def does_not_mind_the_order(subject: Subject) -> None:
    """Deliveries out of order are read as those in order: each event alone tells when it happened."""
    bench = subject.bench()
    wrote = [
        bench.wrote("一", 1),
        bench.wrote("二", 2, later=timedelta(seconds=1)),
        TookBack(event_id="event-3", at=bench.clock.now() + timedelta(seconds=2), message_id="message-1"),
    ]
    orders = [list(bench.read(*order)) for order in itertools.permutations(wrote)]
    known = [sorted(order, key=lambda event: (event.occurred_at, event.event_id)) for order in orders]
    expect(all(order == known[0] for order in known), "what is read depends on the order in which it comes")


@messaging_check("parse.keeps-conversations-apart", needs=Capability.TEXT_IN)
def keeps_conversations_apart(subject: Subject) -> None:
    """What one person writes is one conversation, what another writes is another."""
    bench = subject.bench()
    mine, again = _only(bench, bench.wrote()), _only(bench, bench.wrote("また", 2))
    others = _only(bench, bench.wrote(number=3, person="person-2"))
    expect(mine.conversation == again.conversation, "one person has two conversations")
    expect(mine.conversation != others.conversation, "two people share a conversation")


@delivery_check("parse.keeps-the-unknown")
def keeps_the_unknown(subject: Subject) -> None:
    """What the plugin does not know becomes Opaque, with everything that came; what stands beside it is read."""
    bench = subject.bench()
    new = DidSomethingNew(event_id="event-9", at=bench.clock.now())
    events = bench.read(new, bench.happened())
    expect(len(events) == 2, "something that the plugin does not know is lost, or loses what stands beside it")  # noqa: PLR2004
    expect(isinstance(events[0].body, Opaque), "something unknown is told as something else than Opaque")
    is_read = _text(events[1]) or isinstance(events[1].body, CallChanged | PresenceChanged | ReferralChanged)
    expect(is_read, "something unknown loses what stands beside it")


@messaging_check("parse.keeps-what-came", needs=Capability.TEXT_IN)
def keeps_what_came(subject: Subject) -> None:
    """Each event keeps what the service wrote of it."""
    bench = subject.bench()
    event = _only(bench, bench.wrote("そのまま"))
    expect("そのまま" in json.dumps(event.raw, ensure_ascii=False), "the raw event does not hold what came")


@messaging_check("parse.knows-what-is-taken-back", needs=Capability.RETRACT_IN)
def knows_what_is_taken_back(subject: Subject) -> None:
    """A message that is taken back is named by the id under which it came."""
    bench = subject.bench()
    came = _only(bench, bench.wrote()).body
    gone = _only(bench, TookBack(event_id="event-2", at=bench.clock.now(), message_id="message-1")).body
    expect(isinstance(gone, MessageRetracted), f"a message that is taken back is told as {type(gone).__name__}")
    ids = {each.message_id for each in (came, gone) if isinstance(each, MessageReceived | MessageRetracted)}
    expect(len(ids) == 1, "a message that is taken back has another id than when it came")


@messaging_check("parse.knows-who-follows", needs=Capability.FOLLOW_IN)
def knows_who_follows(subject: Subject) -> None:
    """Who begins to follow and who blocks the account is told, with the person."""
    bench = subject.bench()
    begun = _only(bench, BeganToFollow(event_id="event-1", at=bench.clock.now()))
    ended = _only(bench, StoppedFollowing(event_id="event-2", at=bench.clock.now()))
    expect(isinstance(begun.body, Followed), f"a new follower is told as {type(begun.body).__name__}")
    expect(isinstance(ended.body, Unfollowed), f"a follower who left is told as {type(ended.body).__name__}")
    expect(begun.sender and ended.sender and begun.sender.id == ended.sender.id, "the follower is not told")


@messaging_check("parse.knows-what-was-pressed", needs=Capability.QUICK_REPLY)
def knows_what_was_pressed(subject: Subject) -> None:
    """A choice that is pressed is told with its data."""
    bench = subject.bench()
    body = _only(bench, Pressed(event_id="event-1", at=bench.clock.now(), data="booking:①")).body
    expect(isinstance(body, Postback) and body.data == "booking:①", "a choice that is pressed is not told as it was")


@messaging_check("parse.knows-a-linked-account", needs=Capability.IDENTITY_LINK)
def knows_a_linked_account(subject: Subject) -> None:
    """An account that is linked is told with the nonce, and whether it worked; the nonce is shown nowhere else."""
    bench = subject.bench()
    for succeeded in (True, False):
        linked = LinkedAccount(event_id="event-1", at=bench.clock.now(), nonce="nonce-7d1f", succeeded=succeeded)
        body = _only(bench, linked).body
        expect(isinstance(body, IdentityLinked) and body.nonce == "nonce-7d1f", "a linked account is not told")
        expect(isinstance(body, IdentityLinked) and body.succeeded is succeeded, "it is told wrongly whether it worked")


@delivery_check("parse.finds-nothing-in-nothing")
def finds_nothing_in_nothing(subject: Subject) -> None:
    """The empty delivery tells nothing."""
    expect(not subject.bench().read(), "parse reads something in an empty delivery")


@delivery_check("parse.survives-any-bytes")
def survives_any_bytes(subject: Subject) -> None:
    """Bytes that mean nothing raise ParseError and no other exception."""
    bench = subject.bench()
    for body in (b"", b"\xff\xfe", b"[" * 5000, "①".encode("cp932"), b"null", b"1e999"):
        _read_or_refuse(bench, body)
    for_each(any_bytes, lambda body: _read_or_refuse(bench, body))


@delivery_check("parse.survives-changed-deliveries")
def survives_changed_deliveries(subject: Subject) -> None:
    """A delivery with a field missing, or of another type, raises ParseError and no other exception."""
    bench = subject.bench()
    for happening in _whatever_happens(subject, bench):
        for_each(mutations_of(bench.simulator.body(happening)), lambda body: _read_or_refuse(bench, body))


def _whatever_happens(subject: Subject, bench: Bench) -> list[Happening]:
    at = bench.clock.now()
    new = DidSomethingNew(event_id="e5", at=at)
    if not subject.is_a(Kind.MESSAGING):
        return [bench.happened(), new]
    back, pressed = TookBack(event_id="e2", at=at, message_id="m"), Pressed(event_id="e3", at=at, data="x")
    return [bench.wrote(), back, pressed, BeganToFollow(event_id="e4", at=at), new]


def _read_or_refuse(bench: Bench, body: bytes) -> None:
    try:
        events: Any = bench.parse(bench.signed(body))
    except ParseError:
        return
    except Exception as error:
        raise ConformanceError(f"parse raises {type(error).__name__}: {error} for {body[:200]!r}") from error
    for event in events:
        expect(InboundEvent.from_wire(event.to_wire()) == event, f"an event differs after a way through JSON: {body!r}")


@delivery_check("parse.reads-real-deliveries")
def reads_real_deliveries(subject: Subject) -> None:
    """Each real delivery among the fixtures means what stands beside it."""
    expect(subject.fixtures is not None, "no folder of fixtures is named")
    folder = subject.fixtures
    bodies = [] if folder is None else [each for each in folder.glob("*.json") if ".events" not in each.suffixes]
    expect(bodies, "there is no real delivery among the fixtures")
    for path in bodies:
        meant = json.loads(path.with_suffix(".events.json").read_text(encoding="utf-8"))
        found = list(subject.bench().parse(subject.bench().signed(path.read_bytes())))
        told = json.dumps([event.model_dump(mode="json") for event in found], ensure_ascii=False)
        expected = [InboundEvent.model_validate_json(json.dumps(each)) for each in meant]
        expect(found == expected, f"{path.name} is read as {told}")


@delivery_check("parse.is-pure")
def is_pure(subject: Subject) -> None:
    """Reading a delivery opens neither a file nor a connection."""
    bench = subject.bench()
    request = bench.delivery(bench.happened())
    with no_input_or_output("parse"):
        bench.parse(request)
    expect(not bench.wire.journal, "parse called the service")
