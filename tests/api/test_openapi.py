"""The description is the committed one, and the page shows all of it without anything from elsewhere."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import translation
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from rest_framework.views import APIView

from mannaka_kit.rest.docs import as_yaml
from mannaka_kit.rest.openapi import schema_in
from mannaka_kit.rest.views import NothingHereView
from mannaka_tenancy import Tenant
from tenants.api_tokens.authentication import TokenAuthentication
from tenants.api_tokens.doors import HoldsScope
from tests.api.snapshot import SNAPSHOT

# A question whose words do not belong into an address: asking twice changes nothing.
ASKING = {"calls_search", "cases_search"}


def operations() -> list[dict[str, Any]]:
    return [operation for methods in schema_in("ja")["paths"].values() for operation in methods.values()]


def views_below(resolver: URLResolver) -> Iterator[type[APIView]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views_below(pattern)
        elif hasattr(pattern.callback, "cls"):
            yield pattern.callback.cls


def test_the_committed_description_is_todays() -> None:
    # Changed on purpose? `.venv/bin/python -m tests.api.snapshot` writes it anew.
    assert yaml.safe_load(SNAPSHOT.read_text(encoding="utf-8")) == yaml.safe_load(as_yaml("ja"))


def test_no_two_parts_of_the_description_share_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[str] = []
    monkeypatch.setattr(GENERATOR_STATS, "emit", lambda words, severity: met.append(f"{severity}: {words}"))
    with translation.override("ja"):
        SchemaGenerator(urlconf=settings.ROOT_URLCONF).get_schema(request=None, public=True)
    assert met == []


def test_every_view_of_the_api_asks_for_a_token_and_a_scope() -> None:
    below = next(found for found in get_resolver("mannaka.urls_city").url_patterns if str(found.pattern) == "api/")
    assert isinstance(below, URLResolver)
    views = [view for view in views_below(below) if view is not NothingHereView]
    assert len(views) > 15
    for view in views:
        assert view.authentication_classes == [TokenAuthentication], view
        assert view.permission_classes == [HoldsScope], view
        assert view.throttle_classes, view


def test_every_operation_has_a_name_of_its_own_words_and_the_problems_in_one_shape() -> None:
    names = [operation["operationId"] for operation in operations()]
    assert len(names) == len(set(names)) > 20
    for operation in operations():
        assert operation["summary"]
        assert operation["security"] == [{"token": []}]
        problems = {status: answer for status, answer in operation["responses"].items() if int(status) >= 400}
        for answer in problems.values():
            assert set(answer["content"]) == {"application/problem+json"}


def test_every_post_takes_its_key() -> None:
    for methods in schema_in("ja")["paths"].values():
        if "post" in methods:
            parameters = methods["post"].get("parameters", [])
            headers = [each["name"] for each in parameters if each["in"] == "header"]
            assert headers == ([] if methods["post"]["operationId"] in ASKING else ["Idempotency-Key"])


def test_the_page_shows_every_operation_and_loads_nothing_from_elsewhere(db: None, imabari: Tenant) -> None:
    answer = Client(headers={"host": imabari.host}).get("/api/docs/")
    page = answer.content.decode()
    for operation in operations():
        assert f'id="{operation["operationId"]}"' in page
        assert operation["summary"] in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert not re.search(r"<style|<script(?![^>]*src=)| style=| on[a-z]+=", page)
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_programs_read_the_same_description(db: None, imabari: Tenant) -> None:
    answer = Client(headers={"host": imabari.host}).get("/api/schema/", headers={"accept-language": "ja"})
    assert answer["Content-Type"].startswith("application/vnd.oai.openapi")
    assert yaml.safe_load(answer.content) == yaml.safe_load(SNAPSHOT.read_text(encoding="utf-8"))
