"""Somebody signed in at their desk, speaking HTTP to one city."""

import uuid
from typing import Any

from django.test import Client

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import User
from tenants.accounts.sign_in import session_limits


def begin_session(client: Client, city: Tenant, user: User) -> str:
    """Let somebody be signed in as of now, without the form, and return the session's key."""
    with use(city):
        client.force_login(user)
        session = client.session
        session_limits.begin(session, at=clock.now())
        session.save()
    return str(session.session_key)


class Desk:
    """A browser of one member of staff."""

    def __init__(self, city: Tenant, user: User | None) -> None:
        self.client = Client(headers={"host": city.host})
        if user is not None:
            begin_session(self.client, city, user)

    def get(self, path: str, **query: str) -> Any:
        """Open a page."""
        return self.client.get(path, query)

    def send(self, path: str, *, key: str = "", **fields: Any) -> Any:
        """Send a form with a key of its own, as each rendering of a form carries one."""
        sent = {"idempotency_key": key or uuid.uuid4().hex, **fields}
        return self.client.post(path, sent)

    def send_and_follow(self, path: str, **fields: Any) -> str:
        """Send a form, which must lead on, and return the page that it leads to."""
        sent = self.send(path, **fields)
        assert sent.status_code == 302, sent.content.decode()
        return str(self.get(sent["Location"]).content.decode())
