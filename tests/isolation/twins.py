"""Two cities alike to the last primary key; every text says whose it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.contrib.sessions.models import Session
from django.db import connection

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.organisation.models import Section

PK = 990_001
SINCE = date(2020, 4, 1)


@dataclass(frozen=True, slots=True)
class Twin:
    """One of the two, and the word that only it may say."""

    city: Tenant
    canary: str

    def read(self) -> str:
        """Return the name of the twin row as the database tells it in this city."""
        with use(self.city):
            return str(Section.objects.values_list("name", flat=True).get(pk=PK))

    def reads_own_row(self) -> bool:
        """Tell whether this city sees its own row."""
        return self.read() == self.canary


def twin_of(city: Tenant) -> Twin:
    """Return a city with a word of its own."""
    return Twin(city=city, canary=f"CANARY-{city.code}-{uuid4().hex}")


@contextmanager
def planted(*twins: Twin) -> Iterator[None]:
    """Commit the twin rows, and delete them in the end."""
    for twin in twins:
        with use(twin.city):
            Section.objects.create(pk=PK, code="canary", name=twin.canary, name_kana="カナリア", valid_from=SINCE)
            Session.objects.create(session_key="canary", session_data=twin.canary, expire_date=clock.now())
    try:
        yield
    finally:
        for twin in twins:
            with use(twin.city):
                Section.objects.filter(pk=PK).delete()
                Session.objects.filter(session_key="canary").delete()


def server_says() -> tuple[str, str]:
    """Return the role and the first schema of the session."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text, current_schema()::text")
        role, schema = cursor.fetchone()
    return str(role), str(schema)
