"""A citizen's browser, an administrator's browser, and the centre's telephone."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connections
from django.test import Client

from cms.pages.seed import set_contact
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.accounts.wagtail_group import set_membership
from tests.support.browsing import Desk

THURSDAY_MORNING = datetime(2026, 1, 15, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo
TELEPHONE = "0898-36-1531"


@pytest.fixture(autouse=True)
def _thursday_morning(request: pytest.FixtureRequest) -> Iterator[None]:
    if "browser" in request.keywords:
        yield
        return
    with time_machine.travel(THURSDAY_MORNING, tick=False):
        yield


@pytest.fixture
def committing(committed_db: None) -> None:
    """Let the test commit, on connections of its own: a browser test may have renewed the database under an old one."""
    connections.close_all()


@pytest.fixture
def citizen(db: None, imabari: Tenant) -> Client:
    """Return a browser on Imabari's pages."""
    with use(imabari):
        set_contact(telephone=TELEPHONE, address="今治市別宮町1丁目4番地1")
    return Client(headers={"host": imabari.host})


@pytest.fixture
def signed_in(db: None) -> Callable[[Tenant, Role], Client]:
    """Return a maker of browsers in which somebody with a role is signed in."""

    def sign_in(city: Tenant, role: Role) -> Client:
        with use(city):
            user = User.objects.create(username=f"staff-{role}", display_name="青井 葵", name_kana="アオイ アオイ")
            RoleGrant.objects.create(user=user, role=role, valid_from=date(2020, 4, 1))
            set_membership(user, is_member=role == Role.ADMINISTRATOR)
        return Desk(city, user).client

    return sign_in


@pytest.fixture
def editor(signed_in: Callable[[Tenant, Role], Client], imabari: Tenant) -> Client:
    """Return the browser of Imabari's administrator."""
    return signed_in(imabari, Role.ADMINISTRATOR)
