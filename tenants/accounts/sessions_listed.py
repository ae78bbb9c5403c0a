"""Where somebody is signed in, as they and the administrators see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from mannaka_kit.decisions import require
from tenants.accounts.devices import device_words
from tenants.accounts.models import AccountNotice, SignedInSession, User
from tenants.accounts.policies import can_see_sessions
from tenants.accounts.sign_in import session_limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSession:
    """One place where a person is signed in."""

    id: int
    device: str
    began_at: datetime
    seen_at: datetime | None
    is_current: bool


def sessions_for(viewer: Actor, user: User, *, at: datetime, current: str | None = None) -> list[ListedSession]:
    """Return a person's live sessions, this one and then the newest first.

    :raises NotAllowedError: if they are somebody else's and the viewer is no administrator.
    """
    require(can_see_sessions(viewer, user))
    rows = SignedInSession.objects.filter(user_id=user.pk).exclude(session_key="")
    keys = {row.session_key: row for row in rows}
    stored = Session.objects.filter(session_key__in=keys, expire_date__gt=at)
    alive = {item.session_key: item.get_decoded() for item in stored}
    held = [(row, alive[key]) for key, row in keys.items() if key in alive and _holds(alive[key], user, at)]
    return sorted((_listed(row, values, current) for row, values in held), key=lambda listed: not listed.is_current)


def notices_for(viewer: Actor) -> list[AccountNotice]:
    """Return what the viewer was not told by mail and has not put away."""
    return list(AccountNotice.objects.filter(user_id=viewer.user_id, seen_at=None, mailed_at=None))


def _holds(values: Mapping[str, Any], user: User, at: datetime) -> bool:
    is_of_this_epoch = constant_time_compare(values.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
    return is_of_this_epoch and not session_limits.is_over(values, at=at)


def _listed(row: SignedInSession, values: Mapping[str, Any], current: str | None) -> ListedSession:
    return ListedSession(
        id=row.pk,
        device=device_words(row.device),
        began_at=row.began_at,
        seen_at=session_limits.last_seen(values),
        is_current=row.session_key == current,
    )
