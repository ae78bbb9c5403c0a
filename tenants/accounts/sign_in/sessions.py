"""The sessions of the database, read by a statement that is written once in a process (ADR 0171)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session

from mannaka_kit import clock
from mannaka_kit.prepared import Prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet


class SessionStore(DatabaseSessions):
    """Django's own store; every page reads its session."""

    def _get_session_from_db(self) -> Session | None:
        found = next(iter(_LIVING(key=self.session_key, now=clock.now())), None) if self.session_key else None
        if found is None:
            self._session_key = None
        return found


def _living(*, key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


_LIVING: Final = Prepared(_living, key="the key of a session", now=datetime(1, 1, 1, tzinfo=UTC))
