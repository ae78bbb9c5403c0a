"""An administrator makes tokens: with a purpose, scopes, an owner who works here, and an end within a year."""

from datetime import date, datetime
from typing import Any

import pytest

from mannaka_kit.audit.models import Entry
from mannaka_kit.clock import TOKYO
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actions.deactivate_user import deactivate_user
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.api_tokens.actions.create_token import MadeToken, create_token
from tenants.api_tokens.errors import (
    ExpiryOutOfRangeError,
    OwnerNotActiveError,
    PurposeMissingError,
    ScopesMissingError,
)
from tenants.api_tokens.models import ApiToken
from tenants.api_tokens.scopes import Scope
from tests.tenants.conftest import AT, TODAY


def made(admin: Actor, clerk: Actor, **other: Any) -> MadeToken:
    asked: dict[str, Any] = {
        "owner_id": clerk.user_id,
        "purpose": "電話システム",
        "scopes": [Scope.CASES_WRITE, Scope.CASES_READ],
        "last_day": date(2026, 6, 30),
        "actor": admin,
        "at": AT,
    }
    return create_token(**{**asked, **other})


def test_only_the_hash_is_kept_and_the_audit_knows_no_more(admin: Actor, clerk: Actor) -> None:
    token = made(admin, clerk)
    row = ApiToken.objects.values().get()
    entry = Entry.objects.get(action="token.created")
    assert token.secret.startswith("mannaka_")
    assert token.secret not in f"{row}{entry.details}"
    assert len(row["digest"]) == 128
    assert (entry.actor_id, entry.details["owner"]) == (admin.user_id, clerk.user_id)
    assert entry.details["scopes"] == ["cases:read", "cases:write"]


def test_it_holds_to_the_end_of_its_last_day_in_the_city(admin: Actor, clerk: Actor) -> None:
    assert made(admin, clerk).token.expiry == datetime(2026, 7, 1, tzinfo=TOKYO)
    assert made(admin, clerk).token.last_day == date(2026, 6, 30)
    assert made(admin, clerk, last_day=TODAY).token.expiry == datetime(2026, 1, 16, tzinfo=TOKYO)


def test_nobody_but_an_administrator_makes_one(admin: Actor, clerk: Actor) -> None:
    with pytest.raises(NotAllowedError):
        made(admin, clerk, actor=clerk)
    assert not ApiToken.objects.exists()


def test_nobody_who_has_left_owns_a_new_one(admin: Actor, clerk: Actor) -> None:
    deactivate_user(actor=admin, user=User.objects.get(pk=clerk.user_id), at=AT)
    with pytest.raises(OwnerNotActiveError):
        made(admin, clerk)


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"purpose": " "}, PurposeMissingError),
        ({"scopes": []}, ScopesMissingError),
        ({"last_day": date(2026, 1, 14)}, ExpiryOutOfRangeError),
        ({"last_day": date(2027, 1, 16)}, ExpiryOutOfRangeError),
        ({"owner_id": 10**9}, OwnerNotActiveError),
    ],
)
def test_what_is_missing_or_too_long_is_named(admin: Actor, clerk: Actor, other: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        made(admin, clerk, **other)
    assert not ApiToken.objects.exists()
