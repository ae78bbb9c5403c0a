"""Is there one meeting for each that the city wanted, with one door for each who enters, and none when it is over?"""

from datetime import timedelta
from typing import Final

from mannaka_sdk.errors import PluginError, RecipientGoneError, TransientError
from mannaka_sdk.kinds import Capability
from mannaka_sdk.meeting_states import MeetingPhase, MeetingRole
from mannaka_sdk.meetings import Meeting, MeetingRef, MeetingState
from mannaka_sdk.testing.bench import OTHER_MESSAGE_ID, Subject, run
from mannaka_sdk.testing.doubles import MemoryState
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.meeting_bench import LASTS, failure_of, held_as, make, open_door, service_of
from mannaka_sdk.testing.registry import meeting_check

MOST_REQUESTS: Final = 4


@meeting_check("meetings.makes-what-was-asked", asks_the_service=True)
def makes_what_was_asked(subject: Subject) -> None:
    """A meeting is made at its time, for its length, with its lobby and its host."""
    bench = subject.bench()
    spec = bench.spec()
    made = make(bench, spec)
    held = held_as(bench, made.ref)
    if held is None:
        raise ConformanceError("the service has no such meeting")
    expect((made.starts_at, made.lasts) == (spec.starts_at, spec.lasts), "create tells another time or length")
    expect((held.starts_at, held.lasts) == (spec.starts_at, spec.lasts), "the service has another time or length")
    expect(held.has_lobby, "the service lets guests in without anybody's doing")
    expect(held.host == spec.host, "somebody else leads it")


@meeting_check("meetings.keeps-the-topic", asks_the_service=True)
def keeps_the_topic(subject: Subject) -> None:
    """The topic is the one that the city gave, and nothing else that the service keeps names who enters."""
    bench = subject.bench()
    spec = bench.spec()
    made = make(bench, spec)
    open_door(bench, made.ref, MeetingRole.GUEST, "越智さくら")
    run(bench.plugin.update(bench.ctx(), made.ref, spec))
    held = held_as(bench, made.ref)
    texts = " ".join((held.topic, *held.texts)) if held else ""
    expect(held and held.topic == spec.topic, "the service shows another topic")
    expect("越智" not in texts, "what the service keeps of the meeting names somebody who enters")


@meeting_check("meetings.makes-one")
def makes_one(subject: Subject) -> None:
    """A meeting that is asked for twice is one, also where the state is gone in between."""
    bench = subject.bench()
    first, again, afresh = make(bench), make(bench), make(bench, state=MemoryState())
    expect(first.ref == again.ref == afresh.ref, "a meeting that is asked for twice has two names")
    expect(bench.done <= 1, "a meeting that is asked for twice is there twice")


@meeting_check("meetings.survives-a-lost-answer", asks_the_service=True)
def survives_a_lost_answer(subject: Subject) -> None:
    """Whichever answer is lost while a meeting is made: the host is told, and the next try finds or makes the one."""
    for after in range(MOST_REQUESTS):
        bench = subject.bench()
        bench.wire.loses_after, bench.wire.loses_answers = after, 1
        try:
            make(bench)
        except TransientError:
            bench.log.info("lost")
        bench.wire.loses_after = bench.wire.loses_answers = 0
        make(bench, state=MemoryState())
        expect(bench.done == 1, f"after a lost answer there are {bench.done} meetings")


@meeting_check("meetings.tells-meetings-apart")
def tells_meetings_apart(subject: Subject) -> None:
    """Two meetings at one time with one topic are two."""
    bench = subject.bench()
    expect(make(bench).ref != make(bench, bench.spec(OTHER_MESSAGE_ID)).ref, "two meetings have one name")


@meeting_check("meetings.moves")
def moves(subject: Subject) -> None:
    """A meeting that is moved keeps its name, and is at its new time, for its new length."""
    bench = subject.bench()
    made, spec = make(bench), bench.spec()
    later = spec.model_copy(update={"starts_at": spec.starts_at + timedelta(days=2), "lasts": timedelta(hours=1)})
    moved: Meeting = run(bench.plugin.update(bench.ctx(), made.ref, later))
    expect(moved.ref == made.ref, "a meeting that is moved has another name")
    expect((moved.starts_at, moved.lasts) == (later.starts_at, later.lasts), "update tells another time or length")
    held = held_as(bench, made.ref)
    expect(not held or (held.starts_at, held.lasts) == (later.starts_at, later.lasts), "the service did not move it")


@meeting_check("meetings.leaves-nothing-behind", asks_the_service=True)
def leaves_nothing_behind(subject: Subject) -> None:
    """A meeting that is cancelled is gone from the service, and the one beside it stays."""
    bench = subject.bench()
    made, other = make(bench), make(bench, bench.spec(OTHER_MESSAGE_ID))
    run(bench.plugin.cancel(bench.ctx(), made.ref))
    expect(held_as(bench, made.ref) is None, "a meeting that was cancelled is still there")
    expect(held_as(bench, other.ref) is not None, "another meeting was cancelled, too")


@meeting_check("meetings.cancels-twice")
def cancels_twice(subject: Subject) -> None:
    """To cancel a meeting again, or one that the service never had, is fine."""
    bench = subject.bench()
    made = make(bench)
    for ref in (made.ref, made.ref, MeetingRef(id=made.ref.id[:-1] + ("1" if made.ref.id[-1] != "1" else "2"))):
        try:
            run(bench.plugin.cancel(bench.ctx(), ref))
        except PluginError as error:
            raise ConformanceError(f"cancel of a meeting that is gone raises {type(error).__name__}") from error


@meeting_check("meetings.tells-what-is-gone", asks_the_service=True)
def tells_what_is_gone(subject: Subject) -> None:
    """A meeting that somebody removed at the service is told as gone: by reconcile, and as RecipientGoneError."""
    bench = subject.bench()
    made = make(bench)
    service_of(bench).turn(made.ref.id, MeetingPhase.GONE)
    state: MeetingState = run(bench.plugin.reconcile(bench.ctx(), made.ref))
    expect(state.phase is MeetingPhase.GONE, f"a meeting that was removed is told as {state.phase}")
    for name in ("update", "access"):
        error = failure_of(bench, made.ref, name)
        expect(type(error) is RecipientGoneError, f"{name} of a meeting that is gone raises {type(error).__name__}")


@meeting_check("meetings.tells-how-it-stands", asks_the_service=True)
def tells_how_it_stands(subject: Subject) -> None:
    """A meeting is told as planned, with its time, and as running while it runs."""
    bench = subject.bench()
    made = make(bench)
    planned: MeetingState = run(bench.plugin.reconcile(bench.ctx(), made.ref))
    expect(planned == MeetingState(phase=MeetingPhase.PLANNED, meeting=made), "a new meeting is not told as planned")
    service_of(bench).turn(made.ref.id, MeetingPhase.RUNNING)
    running: MeetingState = run(bench.plugin.reconcile(bench.ctx(), made.ref))
    expect(running.phase is MeetingPhase.RUNNING, f"a meeting that runs is told as {running.phase}")


@meeting_check("meetings.opens-a-door-for-each")
def opens_a_door_for_each(subject: Subject) -> None:
    """A link leads into its meeting; who leads enters as host, nobody else does, and is seen by the name given."""
    bench = subject.bench()
    made, exact = make(bench), subject.can(Capability.ROLE_LINKS)
    for role in MeetingRole:
        link = open_door(bench, made.ref, role, "B-7K2Q")
        entrance = service_of(bench).enter(str(link.url), at=bench.clock.now())
        if entrance is None:
            raise ConformanceError(f"the link for a {role} leads nowhere")
        expect(entrance.meeting == made.ref.id, f"the link for a {role} leads into another meeting")
        is_right = entrance.role is role if exact else (entrance.role is MeetingRole.HOST) == (role is MeetingRole.HOST)
        expect(is_right, f"with the link for a {role} somebody enters as {entrance.role}")
        expect(role is MeetingRole.HOST or entrance.name == "B-7K2Q", "a guest is seen by another name")


@meeting_check("meetings.closes-doors")
def closes_doors(subject: Subject) -> None:
    """Each link tells when it ends; one for a guest or a listener in time, and then it leads nowhere."""
    bench = subject.bench()
    made = make(bench)
    for role in MeetingRole:
        link = open_door(bench, made.ref, role)
        end = link.expires_at
        if end is None:
            raise ConformanceError(f"the link for a {role} never ends, or does not say when")
        in_time = end <= bench.clock.now() + LASTS + timedelta(minutes=1)
        expect(role is MeetingRole.HOST or in_time, f"the link for a {role} ends too late")
        after = service_of(bench).enter(str(link.url), at=end + timedelta(minutes=2))
        expect(after is None, f"the link for a {role} is good after its end")


@meeting_check("meetings.keeps-no-door")
def keeps_no_door(subject: Subject) -> None:
    """Two people get two links, and neither the state nor the log holds one."""
    bench = subject.bench()
    made = make(bench)
    urls = [str(open_door(bench, made.ref, MeetingRole.GUEST, name).url) for name in ("B-7K2Q", "B-9XM4")]
    expect(urls[0] != urls[1], "two people get one link")
    kept = f"{bench.state.values} {bench.log.lines}"
    expect(not any(each in kept for each in urls), "the state or the log holds a link")
