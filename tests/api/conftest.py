"""Both cities with their people, their cases and their tokens; the clock stands on Tuesday, 13 January 2026, 9:40."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.api_tokens.actions.create_token import MadeToken, create_token
from tenants.api_tokens.scopes import Scope
from tests.support.cases import AT
from tests.support.cast import Cast, cast_of

LAST_DAY = date(2026, 12, 31)


@dataclass
class Program:
    """Another system, speaking HTTP to one city with one token."""

    city: Tenant
    secret: str
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = Client(headers={"host": self.city.host, "authorization": f"Bearer {self.secret}"})

    def get(self, path: str, **query: Any) -> Any:
        """Read."""
        return self.client.get(f"/api/v1/{path}", query)

    def post(self, path: str, told: Any = None, *, key: str = "", **headers: str) -> Any:
        """Send, with a key of its own."""
        sent = {"idempotency-key": key or uuid.uuid4().hex, **headers}
        if "file" in (told or {}):
            return self.client.post(f"/api/v1/{path}", told, headers=sent)
        return self.client.post(f"/api/v1/{path}", told or {}, "application/json", headers=sent)


@pytest.fixture(autouse=True)
def _tuesday_morning() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def cast(db: None, imabari: Tenant) -> Cast:
    """Return Imabari's people."""
    return cast_of(imabari)


@pytest.fixture
def saijo_cast(db: None, saijo: Tenant) -> Cast:
    """Return Saijo's people."""
    return cast_of(saijo)


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    """Run the whole test as Imabari, and return its people."""
    with use(cast.city):
        yield cast


def made_token(cast: Cast, owner: str, *scopes: Scope, last_day: date = LAST_DAY) -> MadeToken:
    """Make a token in the cast's city, as its administrator does; without scopes one that opens everything."""
    with use(cast.city):
        return create_token(
            owner_id=cast.users[owner].pk,
            purpose="電話システム",
            scopes=scopes or tuple(Scope),
            last_day=last_day,
            actor=cast.mio,
            at=clock.now(),
        )


@pytest.fixture
def program(cast: Cast) -> Callable[..., Program]:
    """Return a maker of Imabari's programs, by the token's owner and scopes."""
    return lambda owner, *scopes: Program(cast.city, made_token(cast, owner, *scopes).secret)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each made-up operation have an id of its own: of tests with one id, a process of xdist runs only one."""
    for item in items:
        label = getattr(item, "operation_label", "")
        if label:
            item._id = replace(item.id, params=label)
