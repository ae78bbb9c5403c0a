"""Who may listen, who is here, who confirmed: read out of a session's log, which says it in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from case_core.listening.states import ANSWERS, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from case_core.listening.models import ListeningEntry


@dataclass(slots=True, kw_only=True)
class Stay:
    """Somebody of a body who came."""

    user_id: int
    person: str
    came_at: datetime
    left_at: datetime | None = None


@dataclass(slots=True, kw_only=True)
class Seat:
    """The seat of a body: what the person said of it, who came, and whether it confirmed the record."""

    organization_id: int
    body: str
    answer: ListeningEntry | None = None
    stays: list[Stay] = field(default_factory=list)
    confirmed: ListeningEntry | None = None

    @property
    def is_agreed(self) -> bool:
        """Tell whether the person agrees to this body now."""
        return self.answer is not None and self.answer.kind == EntryKind.AGREED

    @property
    def has_come(self) -> bool:
        """Tell whether anybody of the body has been in."""
        return bool(self.stays)

    @property
    def is_here(self) -> bool:
        """Tell whether anybody of the body is in now."""
        return any(stay.left_at is None for stay in self.stays)

    def is_in(self, user_id: int) -> bool:
        """Tell whether this person is in now."""
        return any(stay.user_id == user_id and stay.left_at is None for stay in self.stays)

    def was_in(self, user_id: int) -> bool:
        """Tell whether this person is in, or has been."""
        return any(stay.user_id == user_id for stay in self.stays)


def seats_of(entries: Iterable[ListeningEntry]) -> dict[int, Seat]:
    """Return the seats of a session's log by body, in the order in which they were made."""
    seats: dict[int, Seat] = {}
    for entry in entries:
        if entry.kind == EntryKind.SEATED and entry.organization is not None:
            seats[entry.organization.pk] = Seat(organization_id=entry.organization.pk, body=entry.organization.name)
        elif entry.organization_id in seats:
            _tell(seats[entry.organization_id], entry)
    return seats


def _tell(seat: Seat, entry: ListeningEntry) -> None:
    if entry.kind in ANSWERS:
        seat.answer = entry
        if entry.kind != EntryKind.AGREED:
            _all_leave(seat, entry.at)
    elif entry.kind == EntryKind.CAME and entry.author is not None:
        stay = Stay(user_id=entry.author.pk, person=entry.author.display_name, came_at=entry.at)
        seat.stays.append(stay)
    elif entry.kind == EntryKind.LEFT:
        for stay in seat.stays:
            if stay.user_id == entry.author_id and stay.left_at is None:
                stay.left_at = entry.at
    elif entry.kind == EntryKind.RECORD_CONFIRMED:
        seat.confirmed = entry


def _all_leave(seat: Seat, at: datetime) -> None:
    for stay in seat.stays:
        stay.left_at = stay.left_at or at
