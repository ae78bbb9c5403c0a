"""Reads of sessions by the centre."""

from django.db import transaction
from django.db.models import QuerySet

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.listening.board import Board, board_of
from case_core.listening.errors import ListeningNotFoundError
from case_core.listening.models import ListeningSession
from case_core.listening.policies import can_lead_sessions
from case_core.listening.querysets import SessionQuerySet
from case_core.listening.shares import bodies_that_may_listen
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.partners.models import PartnerOrganization
from tenants.plugins.kinds import meeting_channels
from tenants.plugins.models import Channel


def sessions_visible_to(viewer: Actor) -> SessionQuerySet:
    """
    Return the sessions of cases that the viewer may find.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_lead_sessions(viewer))
    return ListeningSession.objects.filter(case__in=cases_visible_to(viewer).order_by().values("pk"))


def sessions_of(viewer: Actor, case: Case) -> QuerySet[ListeningSession]:
    """
    Return the sessions of a case, newest first; reading the case was recorded.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_lead_sessions(viewer))
    return ListeningSession.objects.filter(case=case).select_related("case", "created_by", "opened_by", "ended_by")


@transaction.atomic
def session_for(viewer: Actor, session_id: int) -> ListeningSession:
    """
    Return one session with its case, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ListeningNotFoundError: there is none that the viewer may see.
    """
    session = session_on_screen(viewer, session_id)
    record_read(viewer, session)
    return session


def session_on_screen(viewer: Actor, session_id: int) -> ListeningSession:
    """
    Return one session for a page that shows it already; what is shown anew is recorded by `record_read`.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ListeningNotFoundError: there is none that the viewer may see.
    """
    related = ("case__party", "case__owner", "meeting__channel", "created_by", "opened_by", "ended_by")
    session = sessions_visible_to(viewer).select_related(*related).filter(pk=session_id).first()
    if session is None:
        raise ListeningNotFoundError
    return session


@transaction.atomic
def record_read(viewer: Actor, session: ListeningSession) -> None:
    """Record that the viewer read a session."""
    audit.record("listening.read", actor=viewer, target=session, at=clock.now(), case_id=session.case_id)


def board_for(viewer: Actor, session: ListeningSession) -> Board:
    """
    Return the whole table of a session; that it was read is recorded by who asks.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_lead_sessions(viewer))
    return board_of(session, session.entries.with_people())


def session_of_proposal(viewer: Actor, entry_id: int) -> int:
    """
    Return in which session a line was written.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ListeningNotFoundError: there is no such line for the viewer.
    """
    found = sessions_visible_to(viewer).filter(entries=entry_id).values_list("pk", flat=True).first()
    if found is None:
        raise ListeningNotFoundError
    return int(found)


def possible_listeners(viewer: Actor, case: Case) -> dict[int, PartnerOrganization]:
    """
    Return the bodies that could sit in now: those with which a share of the case that lets them listen is in force.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_lead_sessions(viewer))
    return bodies_that_may_listen(case, at=clock.now())


def possible_channels(viewer: Actor) -> QuerySet[Channel]:
    """
    Return the city's services for talks by video.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_lead_sessions(viewer))
    return meeting_channels()
