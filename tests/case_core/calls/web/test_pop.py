from collections.abc import Callable

import pytest
from django.test import Client

from case_core.intake.actions.receive_matter import PersonDetails
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, received
from tests.support.cast import Cast
from tests.support.telephone import CALLER, Exchange, a_call, rang

pytestmark = pytest.mark.django_db
DeskOf = Callable[[str], Desk]
QUERY = {"ani": CALLER, "dnis": "0898365555"}


def test_the_number_leaves_the_address_at_once_and_shows_who_was_here_before(
    desk: DeskOf, cast: Cast, exchange: Exchange
) -> None:
    with use(cast.city):
        received(person=PersonDetails(name="越智 みかん", telephone=CALLER))
    clerk = desk("aoi")
    answer = clerk.get("/staff/pop", **QUERY)
    assert (answer.status_code, answer["Location"]) == (302, "/staff/calls/popped/")
    assert answer["Referrer-Policy"] == "no-referrer"
    with use(cast.city):
        assert CALLER not in str(dict(clerk.client.session))
    shown = clerk.get("/staff/calls/popped/").content.decode()
    assert "090-1234-5678" in shown
    assert "越智 みかん" in shown
    assert f'value="{CALLER}"' in clerk.send_and_follow("/staff/calls/popped/")


def test_a_call_that_was_told_of_opens_as_itself(desk: DeskOf, cast: Cast, exchange: Exchange) -> None:
    with use(cast.city):
        call = a_call(exchange, rang("1764.3"), at=AT)
    answer = desk("aoi").get("/staff/pop", **QUERY, call="1764.3")
    assert answer["Location"] == f"/staff/calls/{call.pk}/"


def test_the_way_to_the_sign_in_page_does_not_carry_the_number(cast: Cast, exchange: Exchange) -> None:
    answer = Client(headers={"host": cast.city.host}).get("/staff/pop", QUERY)
    assert answer.status_code == 302
    assert CALLER not in answer["Location"]


def test_a_hidden_number_says_why_and_looks_for_nobody(desk: DeskOf, exchange: Exchange) -> None:
    clerk = desk("aoi")
    clerk.get("/staff/pop", ani="P")
    shown = clerk.get("/staff/calls/popped/").content.decode()
    assert "非通知" in shown
    assert "お名前を聞いてください" in shown


@pytest.mark.parametrize("query", [{}, {"x": "1"}, {"dnis": "0898365555"}])
def test_a_query_that_tells_of_no_call_leads_to_the_list(
    desk: DeskOf, exchange: Exchange, query: dict[str, str]
) -> None:
    assert desk("aoi").get("/staff/pop", **query)["Location"] == "/staff/calls/"


def test_without_a_telephone_system_nothing_is_read(desk: DeskOf) -> None:
    clerk = desk("aoi")
    assert clerk.get("/staff/pop", **QUERY)["Location"] == "/staff/calls/"
    assert "まだつながっていません" in clerk.get("/staff/calls/popped/").content.decode()


def test_an_officer_of_a_section_is_not_shown_who_calls(desk: DeskOf, exchange: Exchange) -> None:
    assert desk("ren").get("/staff/pop", **QUERY).status_code == 403
