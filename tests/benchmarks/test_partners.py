"""The benchmark of partners sees what it looks for, and asks for the issue's size."""

import random
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse

from case_core.sharing import fields as table
from mannaka_tenancy import Tenant
from tests.benchmarks.partners import attempts, fields, size
from tests.benchmarks.partners.attempts import Attempts, Tried
from tests.benchmarks.partners.planted import Intruder, Tags

SENT: Mapping[str, Any] = {"verb": "GET", "host": "imabari.localhost", "path": "/", "data": {}, "accept": "*/*"}


def test_the_issues_size_is_measured_unless_somebody_asks_for_less() -> None:
    assert (size.SESSIONS, size.EVERY, size.GRANTS, size.ATTEMPTS) == (20, 5, 500, 10_000)
    assert size.ROUNDS >= 5


def test_what_somebody_may_not_read_is_a_leak_wherever_it_stands(in_imabari: Tenant) -> None:
    tags = Tags(dice=random.Random(1))  # noqa: S311 - repeatable
    own, others = tags.new("own: title"), tags.new("others: address")
    tried, world = Tried(), SimpleNamespace(values={}, foreign={})
    umi = Intruder(name="umi", host=in_imabari.host, cookies={}, body_topic="partner-1", may_read=frozenset({own}))
    planted = [SimpleNamespace(intruders=[umi], host="", ids={})]
    asking = Attempts(world=world, planted=planted, tags=tags, dice=tags.dice)
    led_on = HttpResponse("", headers={"Location": f"/{others}/"})
    for response in (HttpResponse(own), led_on, HttpResponse("何もない")):
        asking._search(tried, umi, attempts._text_of(response), "GET /", dict(SENT))
    assert (tried.own, tried.leaks) == (1, ["GET /: others: address"])


def test_a_field_that_nobody_has_classified_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fields.unclassified() == set()
    case = {name: told for name, told in table.FIELDS["cases.case"].items() if name != "title"}
    monkeypatch.setitem(table.FIELDS, "cases.case", case)  # type: ignore[arg-type]  # a plain dictionary
    assert fields.unclassified() == {"cases.case.title"}
