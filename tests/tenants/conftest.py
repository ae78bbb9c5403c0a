"""The small cast of these tests: an administrator and people without that role."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.create_user import create_user
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for
from tenants.accounts.sign_in.session_limits import begin

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


@pytest.fixture
def sign_in(client_of: Callable[[Tenant], Client]) -> Callable[[Tenant, User], Client]:
    """Return a maker of clients that are signed in, as if the person had typed a password a moment ago."""

    def signed_in(city: Tenant, user: User) -> Client:
        client = client_of(city)
        with use(city):
            user.password_is_one_time = False
            user.save(update_fields=["password_is_one_time"])
            client.force_login(user, backend="tenants.accounts.sign_in.backend.StaffBackend")
            session = client.session
            begin(session, at=clock.now())
            session.save()
        return client

    return signed_in


@pytest.fixture
def desk(administrator: User, imabari: Tenant, sign_in: Callable[[Tenant, User], Client]) -> Client:
    """Return Aoi's browser."""
    return sign_in(imabari, administrator)
