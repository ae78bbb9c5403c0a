"""Somebody of a partner organisation, signed in, at every address of the city: what a stranger to the console meets."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.test import Client

from mannaka_kit import clock
from mannaka_tenancy import use
from tenants.accounts.models import User
from tenants.accounts.sign_in.session_limits import begin
from tests.permissions.addresses import by_name
from tests.permissions.asking import outcome
from tests.permissions.requests_sent import body_of, query_of, values_of
from tests.permissions.table import city_rows, wagtail_names
from tests.permissions.world import World

ADDRESSES = by_name()
NAME = settings.SESSION_COOKIE_NAME
OWN_ACCOUNT = ("account_", "mfa_", "sign_in_")
OWN_PAGES = ("partnerdesk:",)
SHARED = ("shared:", "referred:")


@pytest.fixture
def partner(world: World) -> Iterator[Client]:
    """Return the browser of the world's member of a body, who has an authenticator app."""
    client = Client(headers={"host": world.city.host}, raise_request_exception=False)
    with use(world.city):
        user = User.objects.get(pk=world.values["member_user_id"])
        secret = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": secret})
        client.force_login(user, backend="tenants.accounts.sign_in.backend.StaffBackend")
        session = client.session
        begin(session, at=clock.now())
        session.save()
    return client


def expected(name: str, anonymous: str) -> set[str]:
    if name.startswith(OWN_ACCOUNT):
        return {"ok", "hidden", "405"}
    if name.startswith(OWN_PAGES):
        return {"ok", "405"}
    if name.startswith(SHARED):
        # What was shared with others is not there, and nobody hears of others' topics.
        return {"hidden", "no", "405"}
    return {"no"} if anonymous == "login" else {anonymous}


def asked(world: World, partner: Client, name: str, verb: str) -> set[str]:
    values = values_of(name, world.values)
    answers = set()
    for address in ADDRESSES[name]:
        path = address.path(values)
        # Whatever it changes is taken back, a signing out too.
        with transaction.atomic():
            browser = Client(headers={"host": world.city.host}, raise_request_exception=False)
            browser.cookies[NAME] = partner.cookies[NAME].value
            answer: Any = (
                browser.get(path, query_of(name, values))
                if verb == "GET"
                else browser.post(path, body_of(name, values))
            )
            answers.add(outcome(answer))
            transaction.set_rollback(True)
    return answers


def test_a_partner_meets_a_closed_door_wherever_staff_sign_in(world: World, partner: Client) -> None:
    wrong = {
        f"{verb} {name}": met
        for name, verb, anonymous, *_others in city_rows()
        if not (met := asked(world, partner, name, verb)) <= expected(name, anonymous)
    }
    assert wrong == {}


def test_a_partner_meets_a_closed_door_at_the_pages_editor(world: World, partner: Client) -> None:
    names = wagtail_names("open to administrators")
    assert {name: asked(world, partner, name, "GET") for name in names} == {key: {"no"} for key in names}
