"""Steps with a service for meetings that more than one check takes."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Final

from mannaka_sdk.errors import PluginError
from mannaka_sdk.meeting_states import MeetingRole
from mannaka_sdk.meetings import AccessLink, Attendee, Meeting, MeetingRef, MeetingSpec
from mannaka_sdk.simulated_meetings import HeldMeeting, MeetingSimulator
from mannaka_sdk.testing.bench import OTHER_MESSAGE_ID, Bench, run
from mannaka_sdk.testing.doubles import MemoryState
from mannaka_sdk.testing.expect import ConformanceError, expect

LASTS: Final = timedelta(minutes=5)
"""How long the kit asks a link to be good."""
Call = Callable[[Bench, MeetingRef], Coroutine[Any, Any, Any]]
CALLS: Final[dict[str, Call]] = {
    "create": lambda bench, _: bench.plugin.create(bench.ctx(), bench.spec(OTHER_MESSAGE_ID)),
    "update": lambda bench, ref: bench.plugin.update(bench.ctx(), ref, bench.spec()),
    "cancel": lambda bench, ref: bench.plugin.cancel(bench.ctx(), ref),
    "access": lambda bench, ref: ask_for_door(bench, ref, MeetingRole.GUEST),
    "reconcile": lambda bench, ref: bench.plugin.reconcile(bench.ctx(), ref),
}
"""Everything that asks the service."""


def service_of(bench: Bench) -> MeetingSimulator:
    """
    Return the service.

    :raises ConformanceError: if the simulator is of another kind.
    """
    found: Any = bench.simulator
    expect(isinstance(found, MeetingSimulator), "the simulator of a service for meetings is a MeetingSimulator")
    service: MeetingSimulator = found
    return service


def make(bench: Bench, spec: MeetingSpec | None = None, state: MemoryState | None = None) -> Meeting:
    """
    Have the plugin make a meeting.

    :raises ConformanceError: if it returns something else.
    """
    meeting: Meeting = run(bench.plugin.create(bench.ctx(state=state), spec or bench.spec()))
    expect(isinstance(meeting, Meeting), "create returns no Meeting")
    return meeting


def held_as(bench: Bench, ref: MeetingRef) -> HeldMeeting | None:
    """Return a meeting as the service keeps it."""
    return next((each for each in service_of(bench).meetings if each.id == ref.id), None)


def ask_for_door(bench: Bench, ref: MeetingRef, role: MeetingRole, name: str = "B-7K2Q") -> Coroutine[Any, Any, Any]:
    """Return the call that asks for a way in."""
    who = Attendee(display_name=name)
    asked: Coroutine[Any, Any, Any] = bench.plugin.access(bench.ctx(), ref, who=who, role=role, lasts=LASTS)
    return asked


def open_door(bench: Bench, ref: MeetingRef, role: MeetingRole, name: str = "B-7K2Q") -> AccessLink:
    """
    Have the plugin make a way in.

    :raises ConformanceError: if it returns something else.
    """
    link: AccessLink = run(ask_for_door(bench, ref, role, name))
    expect(isinstance(link, AccessLink), "access returns no AccessLink")
    return link


def failure_of(bench: Bench, ref: MeetingRef, name: str) -> PluginError:
    """
    Return the error with which a call ends.

    :raises ConformanceError: if it ends well.
    """
    try:
        run(CALLS[name](bench, ref))
    except PluginError as error:
        return error
    raise ConformanceError(f"{name} ends well where it has to raise an error")
