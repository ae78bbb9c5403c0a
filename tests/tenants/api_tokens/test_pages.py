"""An administrator makes a token, sees it once, and stops it."""

import re
from collections.abc import Callable

from django.test import Client

from mannaka_tenancy import Tenant
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.api_tokens.models import ApiToken
from tests.tenants.browsing import KEY, page, post
from tests.tenants.conftest import AT

SignIn = Callable[[Tenant, User], Client]
ADD = "/staff/settings/tokens/add/"


def asked(owner: Actor, **other: str) -> dict[str, str]:
    return {
        "purpose": "電話システム",
        "owner": str(owner.user_id),
        "scopes": "cases:read",
        "last_day": "2026-06-30",
        **other,
    }


def test_a_token_is_shown_once_and_can_be_stopped(
    in_imabari: Tenant, administrator: User, clerk: Actor, sign_in: SignIn, client_of: Callable[[Tenant], Client]
) -> None:
    import time_machine

    with time_machine.travel(AT, tick=False):
        browser = sign_in(in_imabari, administrator)
        form = page(browser, ADD)
        key = KEY.search(form)
        assert key is not None
        sent = {"idempotency_key": key[1], **asked(clerk)}
        made = browser.post(ADD, sent)
        secret = re.search(r"mannaka_[0-9a-f]{64}", made.content.decode())
        assert secret is not None
        assert "no-store" in made["Cache-Control"]
        assert browser.post(ADD, sent).status_code == 302  # sent twice: one token, and nothing shown again
        token = ApiToken.objects.get()
        listed = page(browser, "/staff/settings/tokens/")
        assert "電話システム" in listed
        assert "2026年6月30日" in listed
        assert secret[0] not in listed
        program = client_of(in_imabari)
        program.defaults["HTTP_AUTHORIZATION"] = f"Bearer {secret[0]}"
        assert program.get("/api/v1/cases/").status_code == 200
        assert post(browser, f"/staff/settings/tokens/{token.pk}/revoke/").status_code == 302
        assert program.get("/api/v1/cases/").status_code == 401
        assert "停止済み" in page(browser, "/staff/settings/tokens/")


def test_a_mistake_is_told_at_its_field_and_makes_nothing(
    in_imabari: Tenant, administrator: User, clerk: Actor, sign_in: SignIn
) -> None:
    import time_machine

    with time_machine.travel(AT, tick=False):
        browser = sign_in(in_imabari, administrator)
        answer = post(browser, ADD, asked(clerk, last_day="2027-06-30"))
    assert answer.status_code == 200
    assert "1年以内" in answer.content.decode()
    assert not ApiToken.objects.exists()
