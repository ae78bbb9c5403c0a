"""Which conversation this browser may read just now: in the city's session, for half an hour, never in an address."""

from datetime import datetime, timedelta
from typing import Final

from django.contrib.sessions.backends.base import SessionBase

from mannaka_kit import crypto, live

KEEP: Final = timedelta(minutes=30)
_SLOT: Final = "talk_visit"
_SECRET: Final = "talk_secret"  # noqa: S105 - a name
_PURPOSE: Final = "talk-secret"
_LINK: Final = "talk_link"
_LINK_PURPOSE: Final = "talk-link"


def begin_visit(session: SessionBase, *, conversation_id: int, at: datetime) -> None:
    """Let this browser read a conversation; under a new session key, since it may now do more than before."""
    end_visit(session)
    session.cycle_key()
    _keep(session, conversation_id, at)


def open_visit(session: SessionBase, *, at: datetime) -> int | None:
    """Return the conversation that this browser may read; what pages ask by themselves keeps nothing open."""
    visit = session.get(_SLOT)
    if not visit or at - datetime.fromisoformat(visit["seen_at"]) > KEEP:
        return None
    return int(visit["conversation_id"])


def visited_conversation(session: SessionBase, *, at: datetime) -> int | None:
    """Return the conversation that this browser may read, and let the half hour begin anew."""
    conversation_id = open_visit(session, at=at)
    if conversation_id is not None:
        _keep(session, conversation_id, at)
    return conversation_id


def end_visit(session: SessionBase) -> None:
    """Close the conversation in this browser, and its streams."""
    if session.pop(_SLOT, None) and session.session_key:
        live.close(session_key=session.session_key)
    session.pop(_SECRET, None)
    session.pop(_LINK, None)


def keep_secret(session: SessionBase, *, conversation_id: int, secret: str) -> None:
    """Keep a new secret, encrypted with the city's key, until the page is shown once."""
    session[_SECRET] = crypto.encrypt(secret, purpose=_PURPOSE, aad=_cell(conversation_id))


def take_secret(session: SessionBase, *, conversation_id: int) -> str:
    """Return the new secret once, else an empty string."""
    kept = session.pop(_SECRET, "")
    return crypto.decrypt(kept, purpose=_PURPOSE, aad=_cell(conversation_id)) if kept else ""


def keep_link(session: SessionBase, *, conversation_id: int, url: str, until: datetime) -> None:
    """Keep the service's page for linking, encrypted with the city's key, until it ends."""
    sealed = crypto.encrypt(url, purpose=_LINK_PURPOSE, aad=_link_cell(conversation_id))
    session[_LINK] = {"sealed": sealed, "until": until.isoformat(), "conversation_id": conversation_id}


def kept_link(session: SessionBase, *, conversation_id: int, at: datetime) -> str:
    """Return the service's page for linking of this conversation, empty where there is none or it ended."""
    kept = session.get(_LINK)
    if not kept or kept["conversation_id"] != conversation_id or at >= datetime.fromisoformat(kept["until"]):
        return ""
    return crypto.decrypt(kept["sealed"], purpose=_LINK_PURPOSE, aad=_link_cell(conversation_id))


def _keep(session: SessionBase, conversation_id: int, at: datetime) -> None:
    session[_SLOT] = {"conversation_id": conversation_id, "seen_at": at.isoformat()}


def _cell(conversation_id: int) -> str:
    return crypto.cell("django_session", _SECRET, conversation_id)


def _link_cell(conversation_id: int) -> str:
    return crypto.cell("django_session", _LINK, conversation_id)
