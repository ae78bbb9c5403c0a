"""What stands on the table of a session: made here out of its log, for the centre whole, for a body what is its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from case_core.listening.seats import Seat, seats_of
from case_core.listening.states import SHARED, EntryKind
from mannaka_kit.ui.editions import edition_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from case_core.listening.models import ListeningEntry, ListeningSession


@dataclass(slots=True, kw_only=True)
class Line:
    """Something that was written: by whom, of which body, what was said of it since. No body: the centre."""

    id: int
    kind: str
    at: datetime
    person: str
    organization_id: int | None
    body: str
    words: str
    is_settled: bool = False
    is_put_aside: bool = False
    confirmed_by: list[str] = field(default_factory=list)
    confirming_ids: list[int] = field(default_factory=list)
    differing: list[Line] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Board:
    """The table of a session at a moment."""

    state: str
    lines: list[Line]
    proposals: list[Line]
    seats: list[Seat]

    @property
    def facts(self) -> list[Line]:
        """Return what everybody at the table is asked to confirm."""
        return [line for line in self.lines if line.kind == EntryKind.FACT]

    @property
    def notes(self) -> list[Line]:
        """Return what staff wrote down while they listened."""
        return [line for line in self.lines if line.kind == EntryKind.NOTE]

    @property
    def waiting(self) -> list[Line]:
        """Return the proposals that nobody of the centre has settled."""
        return [line for line in self.proposals if not line.is_settled]

    @property
    def edition(self) -> str:
        """Return a short name for all that is shown."""
        return edition_of(self.state, self.lines, self.proposals, self.seats)


def board_of(session: ListeningSession, entries: Iterable[ListeningEntry], *, for_body: int | None = None) -> Board:
    """Return the table; a body sees notes, facts, its own proposals, and of the other bodies those that came."""
    log = list(entries)
    written = {entry.pk: _line(entry) for entry in log if entry.kind in {*SHARED, EntryKind.PROPOSAL}}
    for entry in log:
        if entry.about_id in written:
            _tell(written[entry.about_id], entry)
    proposals = [line for line in written.values() if line.kind == EntryKind.PROPOSAL]
    return Board(
        state=session.state,
        lines=[line for line in written.values() if line.kind != EntryKind.PROPOSAL],
        proposals=[line for line in proposals if for_body in {None, line.organization_id}],
        seats=[seat for seat in seats_of(log).values() if for_body is None or seat.has_come],
    )


def _line(entry: ListeningEntry) -> Line:
    return Line(
        id=entry.pk,
        kind=entry.kind,
        at=entry.at,
        person=entry.author.display_name if entry.author else "",
        organization_id=entry.organization_id,
        body=entry.organization.name if entry.organization else "",
        words=entry.words,
    )


def _tell(line: Line, entry: ListeningEntry) -> None:
    """Put what was said of a line beside it; the line itself stays as it was written."""
    if entry.kind == EntryKind.CONFIRMED and entry.organization is not None:
        line.confirmed_by.append(entry.organization.name)
        line.confirming_ids.append(entry.organization.pk)
    elif entry.kind == EntryKind.DIFFERING:
        line.differing.append(_line(entry))
    elif entry.kind in {*SHARED, EntryKind.PUT_ASIDE}:
        line.is_settled, line.is_put_aside = True, entry.kind == EntryKind.PUT_ASIDE
