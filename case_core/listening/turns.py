"""What every turn of a session leaves behind: its line in the log, its audit entry and its event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from case_core.cases.models import CaseStep
from case_core.cases.states import StepKind
from case_core.listening.events import DoorOpened, DoorShut, ListeningWritten
from case_core.listening.models import ListeningEntry, ListeningSession
from case_core.listening.states import EntryKind
from mannaka_kit import audit
from mannaka_kit.outbox import events

_DOORS: Final[Mapping[EntryKind, type[DoorOpened | DoorShut]]] = {
    EntryKind.SEATED: DoorOpened,
    EntryKind.AGREED: DoorOpened,
    EntryKind.REFUSED: DoorShut,
    EntryKind.WITHDRAWN: DoorShut,
}


def write_line(
    session: ListeningSession, kind: EntryKind, *, by: audit.Actor, at: datetime, **told: Any
) -> ListeningEntry:
    """
    Add a line to the log of a locked session, by somebody with an account or by the citizen.

    :raises NotInTransactionError: outside a transaction.
    """
    entry = ListeningEntry.objects.create(session=session, kind=kind, author_id=by.pk, at=at, **told)
    details: dict[str, int | None] = {
        "session": session.pk,
        "organization": entry.organization_id,
        "about": entry.about_id,
    }
    audit.record(f"listening.{kind.value}", actor=by, target=entry, at=at, case_id=session.case_id, details=details)
    events.record(_event_of(entry, case_id=session.case_id))
    return entry


def _event_of(entry: ListeningEntry, *, case_id: int) -> DoorOpened | DoorShut | ListeningWritten:
    made = _DOORS.get(EntryKind(entry.kind))
    if made is None or entry.organization_id is None:
        return ListeningWritten(case_id=case_id, session_id=entry.session_id)
    return made(case_id=case_id, session_id=entry.session_id, organization_id=entry.organization_id)


def record_turn(code: str, event: object, session: ListeningSession, *, actor: audit.Actor, at: datetime) -> None:
    """
    Record who moved a session as a whole.

    :raises NotInTransactionError: outside a transaction.
    """
    audit.record(code, actor=actor, target=session, at=at, case_id=session.case_id)
    events.record(event)


def tell_in_course(session: ListeningSession, kind: StepKind, *, names: list[str], actor_id: int, at: datetime) -> None:
    """Write a turn into the course of the case, with the bodies that it is about."""
    note = "、".join(names)
    CaseStep.objects.create(case_id=session.case_id, at=at, kind=kind, actor_id=actor_id, note=note)
