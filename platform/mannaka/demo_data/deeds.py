"""What people do to a case, one record for each, in the order in which they do it."""

from dataclasses import dataclass
from datetime import date, datetime

from case_core.cases.states import Channel, Direction, Outcome
from case_core.handovers.actions.send_handover import Letter
from case_core.handovers.states import Result
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.intake.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that is done to a case at a moment; cases are numbered by the plan."""

    at: datetime
    case: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(Deed):
    """A matter comes in; `by` is empty where the citizen wrote it, `minutes` is how long a talk took."""

    channel: Channel
    topic: Topic
    title: str
    words: str
    person: PersonDetails
    by: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign(Deed):
    """A clerk takes the case."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Deed):
    """A clerk writes down what was said or found, by kind."""

    channel: Channel
    direction: Direction
    said: tuple[tuple[str, str], ...]
    by: str
    third_party: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Write(Deed):
    """The citizen writes again."""

    channel: Channel
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Deed):
    """The centre answers; messages up to `seen` count as read."""

    channel: Channel
    words: str
    by: str
    seen: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(Deed):
    """The centre asks a section."""

    section: str
    letter: Letter
    due_on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge(Deed):
    """The section takes it."""

    section: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Deed):
    """The section answers."""

    section: str
    result: Result
    report: str
    told: str
    by: str
    was_retold: bool = False
    separate_record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Deed):
    """The section gives it back, as its superior has agreed."""

    section: str
    reason: str
    by: str
    superior: str = ""
    was_retold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waive(Deed):
    """The centre goes on without the section's answer."""

    section: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Deed):
    """The case ends."""

    outcome: Outcome
    referred_to: str
    note: str
    by: str
    recovered_yen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Deed):
    """The case goes on."""

    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDeed(Deed):
    """Something about a day by which somebody is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTime(TermDeed):
    """A section asks for more time."""

    section: str
    until: date
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantTime(TermDeed):
    """The centre gives it."""

    section: str
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseTime(TermDeed):
    """The centre does not give it."""

    section: str
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseAnswer(TermDeed):
    """The centre promises the person an answer by a day."""

    promised_on: date
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakPromise(TermDeed):
    """The promised day is over, and nobody has answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDeed(Deed):
    """Something that is done to a call of a section to a room."""

    section: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(CallDeed):
    """The centre asks for the officer."""

    room: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(CallDeed):
    """The officer will be there."""

    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse(CallDeed):
    """The officer cannot come."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrive(CallDeed):
    """The officer is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitIn(CallDeed):
    """A clerk sits in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave(CallDeed):
    """The officer has left."""
