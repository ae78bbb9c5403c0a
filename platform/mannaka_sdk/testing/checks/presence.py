"""Does the host hear who is in a meeting, and nothing of who they are?"""

from datetime import timedelta
from typing import Final

from mannaka_sdk.events import InboundEvent, MeetingChanged, PresenceChanged
from mannaka_sdk.kinds import Capability
from mannaka_sdk.meeting_states import MeetingPhase, MeetingRole
from mannaka_sdk.simulated_meetings import MeetingTurned, Whereabouts
from mannaka_sdk.simulation import Happening
from mannaka_sdk.testing.bench import Bench, Subject, run
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import meeting_check

NAME: Final = "越智さくら"


def _only(bench: Bench, happening: Happening) -> InboundEvent:
    """Return the one event of a delivery with one thing in it."""
    events = bench.read(happening)
    expect(len(events) == 1, f"one thing happened, and parse tells {len(events)}")
    return events[0]


def _presence(event: InboundEvent) -> PresenceChanged:
    if not isinstance(event.body, PresenceChanged):
        raise ConformanceError(f"somebody who came or went is told as {type(event.body).__name__}")
    return event.body


def _meeting(bench: Bench) -> str:
    """Return the name of a meeting that the plugin made: the one under which the service tells of it."""
    ref: str = run(bench.plugin.create(bench.ctx(), bench.spec())).ref.id
    return ref


@meeting_check("presence.tells-who-is-there", needs=Capability.PRESENCE)
def tells_who_is_there(subject: Subject) -> None:
    """Who enters and leaves is told with the meeting, as create named it, and with the time."""
    bench = subject.bench()
    meeting = _meeting(bench)
    for now, was in ((Whereabouts.INSIDE, Whereabouts.AWAY), (Whereabouts.AWAY, Whereabouts.INSIDE)):
        event = _only(bench, bench.came(meeting=meeting, now=now, was=was))
        told = _presence(event)
        expect(told.meeting_ref == meeting, "presence is told of another meeting than the one that was made")
        expect(told.is_present == (now is Whereabouts.INSIDE), f"somebody who is {now} is told wrongly")
        expect(not told.is_waiting, f"somebody who is {now} is told to wait")
        expect(abs(event.occurred_at - bench.clock.now()) < timedelta(seconds=2), "the time is another one")


@meeting_check("presence.tells-who-waits", needs=Capability.PRESENCE)
def tells_who_waits(subject: Subject) -> None:
    """Where there is a lobby, it is told who waits there, and who gave up; they are not told to be present."""
    if not subject.can(Capability.LOBBY):
        return
    bench = subject.bench()
    came = _presence(_only(bench, bench.came(now=Whereabouts.OUTSIDE)))
    expect(came.is_waiting and not came.is_present, "somebody who waits outside is told wrongly")
    gone = _presence(_only(bench, bench.came(2, now=Whereabouts.AWAY, was=Whereabouts.OUTSIDE)))
    expect(not gone.is_waiting and not gone.is_present, "somebody who gave up waiting is told to be there")
    expect(gone.was_waiting, "somebody who left the waiting room is told to have left the meeting")


@meeting_check("presence.keeps-seats-apart", needs=Capability.PRESENCE)
def keeps_seats_apart(subject: Subject) -> None:
    """A seat is the same from coming to going, another person has another; the one who leads is told as host."""
    bench = subject.bench()
    came = _presence(_only(bench, bench.came()))
    went = _presence(_only(bench, bench.came(2, now=Whereabouts.AWAY, was=Whereabouts.INSIDE)))
    other = _presence(_only(bench, bench.came(3, person="seat-2", role=MeetingRole.HOST)))
    expect(came.seat and came.seat == went.seat, "somebody who leaves has another seat than when they came")
    expect(other.seat != came.seat, "two people share a seat")
    expect(other.role in {MeetingRole.HOST, None} and came.role is not MeetingRole.HOST, "the host is told wrongly")


@meeting_check("presence.tells-how-it-goes", needs=Capability.PRESENCE)
def tells_how_it_goes(subject: Subject) -> None:
    """That a meeting began or ended is told with the meeting; all of one meeting is one conversation."""
    bench = subject.bench()
    came, at = _only(bench, bench.came()), bench.clock.now()
    for phase in (MeetingPhase.RUNNING, MeetingPhase.ENDED):
        event = _only(bench, MeetingTurned(event_id=f"turn-{phase}", at=at, meeting="meeting-1", phase=phase))
        if not isinstance(event.body, MeetingChanged):
            raise ConformanceError(f"a meeting that is {phase} is told as {type(event.body).__name__}")
        expect(event.body.phase is phase, f"a meeting that is {phase} is told as {event.body.phase}")
        expect(event.body.meeting_ref == _presence(came).meeting_ref, "it is told of another meeting")
        expect(event.conversation == came.conversation, "one meeting has two conversations")
    other = _only(bench, bench.came(2, meeting="meeting-2"))
    expect(other.conversation != came.conversation, "two meetings share a conversation")


@meeting_check("presence.is-the-same-every-time", needs=Capability.PRESENCE)
def is_the_same_every_time(subject: Subject) -> None:
    """What is told twice is read alike, whenever that is, so that the host keeps it once; another thing is another."""
    bench, later = subject.bench(), subject.bench()
    request = bench.delivery(bench.came())
    later.clock.move(timedelta(hours=2))
    again = later.parse(request.model_copy(update={"received_at": later.clock.now()}))
    expect(list(bench.parse(request)) == list(again), "the same delivery is read in two ways")
    bench.clock.move(timedelta(minutes=3))
    back = _only(bench, bench.came(2))
    expect(back.event_id != again[0].event_id, "somebody who came back is told as the first time")


@meeting_check("presence.keeps-names-to-itself", needs=Capability.PRESENCE)
def keeps_names_to_itself(subject: Subject) -> None:
    """What people call themselves stands in the raw event alone: in no id, no seat, no sender."""
    bench = subject.bench()
    event = _only(bench, bench.came(name=NAME))
    expect(NAME not in event.model_copy(update={"raw": {}}).to_wire(), "a name stands outside of the raw event")


@meeting_check("presence.keeps-what-came", needs=Capability.PRESENCE)
def keeps_what_came(subject: Subject) -> None:
    """Each event keeps what the service wrote of it."""
    bench = subject.bench()
    expect("seat-1" in repr(_only(bench, bench.came()).raw), "the raw event does not hold what came")
