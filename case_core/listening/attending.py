"""Reads by bodies: each asks anew whether the door is open to them, and what is shown leaves one trace."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from case_core.listening.board import Board, board_of
from case_core.listening.errors import DoorShutError, ListeningNotFoundError
from case_core.listening.models import ListeningEntry, ListeningSession
from case_core.listening.rules import shut_by
from case_core.listening.seats import Seat, seats_of
from case_core.listening.shares import cases_to_listen_to, was_ever_shared
from case_core.listening.states import SessionState, Shut
from mannaka_kit import audit
from tenants.partners.actor import PartnerActor

_LATELY: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """A session as somebody of a body meets it: their seat, and what keeps its door shut (None where it is open)."""

    session: ListeningSession
    seat: Seat
    shut: Shut | None
    entries: list[ListeningEntry]

    @property
    def is_open(self) -> bool:
        """Tell whether the session runs and the door is open."""
        return self.shut is None and self.session.state == SessionState.OPEN

    @property
    def is_for_the_record(self) -> bool:
        """Tell whether the session is over and its record may be read."""
        return self.shut is None and self.session.state == SessionState.ENDED


def attended(viewer: PartnerActor, session_id: int, *, at: datetime) -> Attended:
    """
    Return how a session stands for somebody of a body at this moment; nothing of what stands in it is shown by this.

    :raises ListeningNotFoundError: the body has no seat there, or nothing was ever shared that lets them listen.
    """
    session = ListeningSession.objects.select_related("case", "meeting").filter(pk=session_id).first()
    if session is None:
        raise ListeningNotFoundError
    entries = list(session.entries.with_people())
    seat = seats_of(entries).get(viewer.organization_id)
    if seat is None:
        raise ListeningNotFoundError
    lets_listen = session.case_id in cases_to_listen_to(viewer, [session.case_id], at=at)
    if not lets_listen and not was_ever_shared(viewer, session.case_id):
        raise ListeningNotFoundError
    shut = shut_by(seat, state=session.state, lets_listen=lets_listen)
    return Attended(session=session, seat=seat, shut=shut, entries=entries)


def table_seen_by(viewer: PartnerActor, found: Attended) -> Board:
    """
    Return the table as the body sees it, for telling whether an open page shows it already.

    :raises DoorShutError: the door is shut, or this person is not in.
    """
    is_theirs = found.seat.is_in(viewer.user_id) if found.is_open else found.is_for_the_record
    if not is_theirs:
        raise DoorShutError
    return board_of(found.session, found.entries, for_body=viewer.organization_id)


@transaction.atomic
def record_look(viewer: PartnerActor, found: Attended, *, at: datetime) -> None:
    """Record on the case that somebody of a body looked at the table: a look like any other at what is shared."""
    details: dict[str, int] = {"organization": viewer.organization_id, "member": viewer.member_id}
    case_id = found.session.case_id
    audit.record("share.viewed_listening", actor=viewer, target=found.session, at=at, case_id=case_id, details=details)


def sessions_with_a_seat(viewer: PartnerActor, *, at: datetime) -> list[ListeningSession]:
    """Return the sessions in which somebody may listen, has been asked to, or was lately: a fixed number of reads."""
    seats = ListeningEntry.objects.seats_of(viewer.organization_id).values("session_id")
    lately = ListeningSession.objects.to_come_or_lately(at - _LATELY)
    sessions = list(lately.filter(pk__in=seats).order_by("begins_at", "pk"))
    if not sessions:
        return []
    cases = cases_to_listen_to(viewer, {session.case_id for session in sessions}, at=at)
    return [session for session in sessions if session.case_id in cases]
