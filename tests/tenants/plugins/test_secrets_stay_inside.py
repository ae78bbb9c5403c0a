"""No secret of a channel comes out: by a page, an operation, a log, the audit, a fixture, or an object's own words."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client

from mannaka_kit.audit.models import Entry
from mannaka_kit.idempotency.models import IdempotencyKey
from mannaka_sdk import HttpResponse
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import User
from tenants.api_tokens.actions.create_token import create_token
from tenants.api_tokens.scopes import Scope
from tenants.plugins.calling import load, verify_context
from tenants.plugins.models import Channel
from tests.support import channels
from tests.support.cast import Cast, cast_of
from tests.support.channels import CONFIG
from tests.support.simulated import Simulated
from tests.tenants.browsing import page, post
from tests.tenants.conftest import AT, TODAY

pytestmark = pytest.mark.django_db

CANARIES = {"access_token": "canary-access-9d41", "signing_secret": "canary-signing-77c0"}
LIST = "/staff/settings/channels/"
PAGES = ("", "sheet/", "settings/", "try/", "address/", "pause/", "remove/", "renew-address/")
OPERATIONS = ("channels/", "channels/{id}/", "channel-plugins/")


def holds_canary(text: str) -> bool:
    return any(canary in text for canary in CANARIES.values())


@pytest.fixture(params=["imabari", "saijo"])
def cast(request: pytest.FixtureRequest, imabari: Tenant, saijo: Tenant, db: None) -> Iterator[Cast]:
    city = imabari if request.param == "imabari" else saijo
    with use(city):
        yield cast_of(city)


@pytest.fixture
def channel(cast: Cast, echo: Simulated) -> Channel:
    made = channels.a_configured_one(cast.mio, **CANARIES)
    Channel.objects.filter(pk=made.pk).update(state="waiting")
    made.refresh_from_db()
    return made


@pytest.fixture
def window(cast: Cast, sign_in: Callable[[Tenant, User], Client]) -> Client:
    return sign_in(cast.city, cast.users["mio"])


def test_no_page_shows_one(channel: Channel, window: Client) -> None:
    shown = [page(window, LIST), *(page(window, f"{LIST}{channel.pk}/{what}") for what in PAGES)]

    assert not any(map(holds_canary, shown))


def test_no_form_that_comes_back_repeats_one(channel: Channel, window: Client, echo: Simulated) -> None:
    typed = {f"secret_{name}": f"{canary}-new" for name, canary in CANARIES.items()}
    answer = post(window, f"{LIST}{channel.pk}/settings/", {"setting_account_id": "wrong", **typed})
    echo.fail_next(HttpResponse(status=401, body="".join(CANARIES.values()).encode()))
    post(window, f"{LIST}{channel.pk}/try/")

    assert answer.status_code == 200
    assert not holds_canary(answer.content.decode() + page(window, f"{LIST}{channel.pk}/try/"))
    assert not holds_canary(str(dict(window.session)))


def test_no_operation_tells_one(cast: Cast, channel: Channel, client_of: Callable[[Tenant], Client]) -> None:
    scopes = [Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE]
    facts: dict[str, Any] = {"purpose": "試し", "scopes": scopes, "last_day": TODAY, "actor": cast.mio, "at": AT}
    token = create_token(owner_id=cast.mio.user_id, **facts)
    program = client_of(cast.city)
    program.defaults["HTTP_AUTHORIZATION"] = f"Bearer {token.secret}"
    program.defaults["HTTP_IDEMPOTENCY_KEY"] = "0123456789abcdef"
    import time_machine

    with time_machine.travel(AT, tick=False):
        told = [program.get(f"/api/v1/{path.format(id=channel.pk)}") for path in OPERATIONS]
        sent = {"config": CONFIG, "secrets": {name: f"{canary}-2" for name, canary in CANARIES.items()}}
        told += [
            program.post(f"/api/v1/channels/{channel.pk}/configure/", body, content_type="application/json")
            for body in ({**sent, "config": {"account_id": "wrong"}}, sent)
        ]

    assert [answer.status_code for answer in told] == [200, 200, 200, 422, 200]
    assert told[1].json()["secrets"] == ["access_token", "signing_secret"]
    assert not any(holds_canary(answer.content.decode()) for answer in told)


def test_the_audit_and_every_table_of_the_room_hold_none(channel: Channel) -> None:
    rows = [row for model in apps.get_app_config("plugins").get_models() for row in model._default_manager.all()]
    written = serializers.serialize("json", [*rows, *IdempotencyKey.objects.all()])

    assert not holds_canary(written)
    assert not holds_canary(json.dumps([entry.details for entry in Entry.objects.all()]))


def test_no_object_says_one_of_itself(channel: Channel) -> None:
    loaded = load(channel)

    assert loaded.secrets.model_dump()["access_token"].get_secret_value() == CANARIES["access_token"]
    assert not holds_canary(f"{loaded!r}{loaded.secrets!r}{verify_context(loaded, at=AT)!r}{channel!r}")


def test_no_log_has_one(channel: Channel, window: Client, echo: Simulated, capfd: pytest.CaptureFixture[str]) -> None:
    post(window, f"{LIST}{channel.pk}/try/")
    echo.fail_next(HttpResponse(status=500, body=CANARIES["access_token"].encode()))
    post(window, f"{LIST}{channel.pk}/try/")

    assert echo.requests
    assert not holds_canary("".join(capfd.readouterr()))


def test_one_citys_channel_is_nothing_to_the_other(
    imabari: Tenant, saijo: Tenant, echo: Simulated, sign_in: Callable[[Tenant, User], Client]
) -> None:
    with use(imabari):
        here = cast_of(imabari)
        first = [channels.a_draft(here.mio).pk for _ in range(3)]
    with use(saijo):
        there = cast_of(saijo)
    window = sign_in(saijo, there.users["mio"])

    assert [window.get(f"{LIST}{key}/").status_code for key in first] == [404, 404, 404]
    assert "連絡手段はまだありません" in page(window, LIST)
