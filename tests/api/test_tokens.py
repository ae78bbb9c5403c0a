"""A token opens what it was made for, as the person it belongs to, until it ends; and nothing in another city."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tenants.accounts.actions.deactivate_user import deactivate_user
from tenants.accounts.actions.revoke_role import revoke_role
from tenants.accounts.models import RoleGrant
from tenants.api_tokens.actions.revoke_token import revoke_token
from tenants.api_tokens.errors import (
    TokenEndedError,
)
from tenants.api_tokens.models import ApiToken
from tenants.api_tokens.scopes import Scope
from tests.api.conftest import Program, made_token
from tests.support.cases import AT, new_case
from tests.support.cast import Cast

Programs = Callable[..., Program]


def test_a_stopped_token_is_refused_on_the_next_request(cast: Cast, program: Programs) -> None:
    reader = program("aoi")
    assert reader.get("cases/").status_code == 200
    with use(cast.city):
        token = ApiToken.objects.get()
        revoke_token(token=token, actor=cast.mio, at=clock.now())
        with pytest.raises(TokenEndedError):
            revoke_token(token=token, actor=cast.mio, at=clock.now())
    assert reader.get("cases/").status_code == 401


def test_a_token_ends_with_its_last_day(cast: Cast) -> None:
    reader = Program(cast.city, made_token(cast, "aoi", last_day=date(2026, 1, 14)).secret)
    with time_machine.travel(AT + timedelta(days=1), tick=False):
        assert reader.get("cases/").status_code == 200
    with time_machine.travel(AT + timedelta(days=2), tick=False):
        answer = reader.get("cases/")
    assert (answer.status_code, answer.json()["code"]) == (401, "authentication_failed")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_token_ends_with_its_owners_account(cast: Cast, program: Programs) -> None:
    reader = program("aoi")
    with use(cast.city):
        deactivate_user(actor=cast.mio, user=cast.users["aoi"], at=clock.now())
    assert reader.get("cases/").status_code == 401


def test_a_role_taken_away_is_gone_on_the_next_request(cast: Cast, program: Programs) -> None:
    reader = program("aoi")
    with use(cast.city):
        revoke_role(actor=cast.mio, grant=RoleGrant.objects.get(user=cast.users["aoi"]), at=clock.now())
    assert reader.get("cases/").status_code == 403


def test_a_token_of_another_city_opens_nothing(cast: Cast, saijo_cast: Cast) -> None:
    secret = made_token(saijo_cast, "aoi").secret
    assert Program(saijo_cast.city, secret).get("cases/").status_code == 200
    answer = Program(cast.city, secret).get("cases/")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_an_id_of_another_city_is_not_there(cast: Cast, saijo_cast: Cast, program: Programs) -> None:
    with use(saijo_cast.city):
        foreign = [new_case(saijo_cast).pk for _ in range(3)][-1]
    assert program("aoi").get(f"cases/{foreign}/").status_code == 404
    assert Program(saijo_cast.city, made_token(saijo_cast, "aoi").secret).get(f"cases/{foreign}/").status_code == 200


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer a b", "Token abc", "Bearer mannaka_00", "Bearer \xff\xfe", "Bearer " + "a" * 5000]
)
def test_what_is_no_token_is_refused_in_words(cast: Cast, header: str) -> None:
    answer = Client(headers={"host": cast.city.host}).get("/api/v1/cases/", headers={"authorization": header})
    assert answer.status_code == 401
    assert answer.json()["detail"]


def test_a_session_opens_nothing(cast: Cast) -> None:
    from tests.support.browsing import Desk

    assert Desk(cast.city, cast.users["aoi"]).get("/api/v1/cases/").status_code == 401


def test_the_audit_tells_that_a_program_acted(cast: Cast, program: Programs) -> None:
    writer = program("aoi", Scope.CASES_WRITE)
    answer = writer.post("matters/", {"channel": "telephone", "topic": "money", "body": "相談です。"})
    assert answer.status_code == 201
    with use(cast.city):
        entry = Entry.objects.get(action="case.opened")
        token = ApiToken.objects.get()
    assert (entry.actor_id, entry.actor_label) == (cast.users["aoi"].pk, f"centre_staff/token-{token.pk}")
