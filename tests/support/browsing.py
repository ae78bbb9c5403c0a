"""Somebody signed in at their desk, speaking HTTP to one city."""

import uuid
from typing import Any

from django.test import Client

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import User
from tenants.accounts.sign_in import session_limits


class Desk:
    """A browser of one member of staff."""

    def __init__(self, city: Tenant, user: User | None) -> None:
        self.client = Client(headers={"host": city.host})
        if user is not None:
            with use(city):
                self.client.force_login(user)
                session = self.client.session
                session_limits.begin(session, at=clock.now())
                session.save()

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
