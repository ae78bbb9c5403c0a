"""The small cast of these tests: an administrator and people without that role."""

from datetime import UTC, date, datetime

import pytest

from mannaka_kit import audit
from mannaka_tenancy import Tenant
from tenants.accounts.actions.create_user import create_user
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for

AT = datetime(2026, 1, 15, 1, 0, tzinfo=UTC)  # Thursday, 10:00 in Tokyo
TODAY = date(2026, 1, 15)


@pytest.fixture
def administrator(in_imabari: Tenant) -> User:
    """Return Aoi, administrator of Imabari."""
    user = create_user(
        actor=audit.OPERATOR, username="aoi", display_name="青井 葵", name_kana="アオイ アオイ", at=AT
    ).user
    grant_role(actor=audit.OPERATOR, user=user, role=Role.ADMINISTRATOR, valid_from=date(2020, 4, 1), at=AT)
    return user


@pytest.fixture
def admin(administrator: User) -> Actor:
    """Return Aoi as the actions see her."""
    return actor_for(administrator, on=TODAY)


@pytest.fixture
def clerk(in_imabari: Tenant) -> Actor:
    """Return a clerk of the centre, who administers nothing."""
    user = create_user(
        actor=audit.OPERATOR, username="ito", display_name="伊藤 一", name_kana="いとう はじめ", at=AT
    ).user
    grant_role(actor=audit.OPERATOR, user=user, role=Role.CENTRE_STAFF, valid_from=date(2020, 4, 1), at=AT)
    return actor_for(user, on=TODAY)
