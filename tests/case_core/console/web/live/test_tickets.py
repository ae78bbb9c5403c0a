"""Tickets by right."""

import json
import os
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import redis
from django.conf import settings

from case_core.cases.models import Case
from mannaka_kit.live import names
from mannaka_kit.live.grants import Grant
from tests.support.browsing import Desk
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]
TICKET = "/staff/live/ticket/"


def ask_ticket(desk: Desk, *topics: str) -> Any:
    return desk.client.post(TICKET, {"topic": list(topics)})


def granted(answer: Any) -> Grant:
    ticket = parse_qs(urlsplit(json.loads(answer.content)["stream"]).query)["ticket"][0]
    key = names.ticket_key(ticket)
    assert key
    held = redis.Redis.from_url(os.environ["CACHE_URL"], decode_responses=True).get(key)
    return Grant.from_json(str(held))


@pytest.mark.parametrize(
    ("who", "topic", "may"),
    [
        ("aoi", "desk", True),
        ("aoi", "case-{case}", True),
        ("aoi", "case-{case}-presence", True),
        ("aoi", "case-{no_case}", False),
        ("aoi", "section-{tax}", False),
        ("aoi", "section-{tax}-presence", False),
        ("aoi", "close", False),
        ("aoi", "case-0", False),
        ("aoi", "case-99999999999999999999", False),
        ("ren", "section-{tax}", True),
        ("ren", "section-{welfare}", False),
        ("ren", "desk", False),
        ("ren", "case-{case}", False),
        ("mio", "desk", False),
        ("mio", "section-{tax}", False),
        ("sora", "case-{case}", False),
    ],
)
def test_a_ticket_is_given_for_what_the_person_may_open(
    cast: Cast, case: Case, desk: DeskOf, who: str, topic: str, may: bool
) -> None:
    known = {"case": case.pk, "no_case": case.pk + 1000, "tax": cast.tax.pk, "welfare": cast.welfare.pk}
    assert ask_ticket(desk(who), topic.format(**known)).status_code == (200 if may else 403)


def test_one_forbidden_topic_refuses_the_whole_ticket(case: Case, desk: DeskOf) -> None:
    assert ask_ticket(desk("aoi"), "desk", "section-1").status_code == 403


@pytest.mark.parametrize("topics", [[], [f"case-{number}" for number in range(13)]])
def test_a_ticket_names_some_topics_and_not_too_many(case: Case, desk: DeskOf, topics: list[str]) -> None:
    assert ask_ticket(desk("aoi"), *topics).status_code == 400


def test_a_ticket_is_bound_to_city_host_origin_and_person(cast: Cast, desk: DeskOf) -> None:
    grant = granted(ask_ticket(desk("aoi"), "desk"))
    assert grant.city == cast.city.key
    assert (grant.host, grant.origin) == (cast.city.host, f"http://{cast.city.host}")
    assert grant.user_id == cast.aoi.user_id
    assert grant.topics == ("desk",)


def test_nobody_gets_a_ticket_without_signing_in(cast: Cast) -> None:
    answer = ask_ticket(Desk(cast.city, None), "desk")
    assert (answer.status_code, answer["Location"][:16]) == (302, "/account/login/?")


def test_without_valkey_the_page_is_told_to_poll(desk: DeskOf, without_valkey: None) -> None:
    answer = ask_ticket(desk("aoi"), "desk")
    assert (answer.status_code, json.loads(answer.content)) == (503, {"error": "away"})


def test_the_epochs_of_a_ticket_are_older_than_the_look_at_the_roles(
    cast: Cast, desk: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from case_core.console.web import live_views
    from mannaka_kit.live import close

    def looks_while_the_role_is_lost(actor: Any, topic: str) -> bool:
        with monkeypatch.context() as at_once:
            at_once.setattr("django.db.transaction.on_commit", lambda act, **_options: act())
            close(user_id=cast.aoi.user_id)
        return True

    monkeypatch.setattr(live_views, "can_hear", looks_while_the_role_is_lost)
    first = granted(ask_ticket(desk("aoi"), "desk"))
    second = granted(ask_ticket(desk("aoi"), "desk"))
    assert first.epochs[0] != second.epochs[0]


def test_a_page_may_connect_to_its_own_citys_streams_and_to_nothing_else(case: Case, cast: Cast, desk: DeskOf) -> None:
    origin = f"http://{cast.city.host}:{settings.MANNAKA_LIVE_PORT}"
    for path in ("/staff/", "/staff/cases/"):
        policy = desk("aoi").get(path)["Content-Security-Policy"]
        assert f"connect-src 'self' {origin};" in f"{policy};"
    # Whom nobody calls has pages that listen to nothing.
    assert origin not in desk("mio").get("/staff/settings/")["Content-Security-Policy"]


def test_behind_an_ingress_the_streams_are_at_the_pages_own_address(
    desk: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MANNAKA_LIVE_PORT", "")
    assert json.loads(ask_ticket(desk("aoi"), "desk").content)["stream"].startswith("/live/stream?ticket=")
    assert "connect-src 'self';" in f"{desk('aoi').get('/staff/')['Content-Security-Policy']};"
