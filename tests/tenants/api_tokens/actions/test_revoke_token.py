"""An administrator stops a token for good; its row stays."""

import pytest

from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tenants.api_tokens.actions.revoke_token import revoke_token
from tenants.api_tokens.errors import TokenEndedError
from tenants.api_tokens.models import ApiToken
from tenants.api_tokens.selectors import admission_for
from tests.tenants.api_tokens.actions.test_create_token import made
from tests.tenants.conftest import AT


def test_a_stopped_token_admits_nobody_and_stays_on_record(admin: Actor, clerk: Actor) -> None:
    token = made(admin, clerk)
    assert admission_for(token.secret, at=AT) is not None
    revoke_token(token=token.token, actor=admin, at=AT)
    assert admission_for(token.secret, at=AT) is None
    row = ApiToken.objects.get()
    assert (row.revoked_at, row.revoked_by_id) == (AT, admin.user_id)
    assert Entry.objects.get(action="token.revoked").target_id == str(row.pk)


def test_it_is_stopped_once(admin: Actor, clerk: Actor) -> None:
    token = made(admin, clerk).token
    revoke_token(token=token, actor=admin, at=AT)
    with pytest.raises(TokenEndedError):
        revoke_token(token=token, actor=admin, at=AT)


def test_nobody_but_an_administrator_stops_one(admin: Actor, clerk: Actor) -> None:
    token = made(admin, clerk).token
    with pytest.raises(NotAllowedError):
        revoke_token(token=token, actor=clerk, at=AT)
    assert ApiToken.objects.get().revoked_at is None
