"""Where the city's rule asks for a second factor, nothing comes before it, nor before its recovery codes are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka_kit import clock
from tenants.accounts.models import User
from tenants.accounts.second_factor import concerns
from tenants.accounts.sign_in.state import sign_in_state

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest

    from tenants.accounts.actor import Actor

_UNSAVED = "recovery_codes_unsaved"
_ELSEWHERE = "second_factor_elsewhere"


def is_owed(request: HttpRequest, actor: Actor) -> bool:
    """Tell whether the person must first set a second factor up, or say that the new recovery codes are kept."""
    if not isinstance(request.user, User):
        return False
    if request.session.get(_ELSEWHERE):
        return False
    state = sign_in_state(request.user, on=clock.today())
    return state.is_owed_by(actor) or (has_unsaved_codes(request.session) and concerns(state.rule, actor))


def has_unsaved_codes(session: SessionBase) -> bool:
    """Tell whether recovery codes were made in this session and are still to be written down."""
    return bool(session.get(_UNSAVED))


def show_codes(session: SessionBase) -> None:
    """Have the new codes shown until the person says that they are kept."""
    session[_UNSAVED] = True


def codes_are_saved(session: SessionBase) -> None:
    """Never show them again."""
    session.pop(_UNSAVED, None)


def proved_elsewhere(session: SessionBase) -> None:
    """Remember that the identity provider of the person's body asked for a second factor, as the city lets it."""
    session[_ELSEWHERE] = True
