"""Deliveries made up from Echo's description: unsigned ones open nothing, signed ones are read or put aside."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, settings
from pytest_django import DjangoDbBlocker

from mannaka.wsgi import application
from mannaka_kit import clock
from mannaka_kit.outbox import subscriptions
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.read_delivery import read_delivery
from tenants.deliveries.events import WordsArrived
from tenants.deliveries.models import Delivery
from tenants.deliveries.states import DeliveryStatus
from tests.support.cast import cast_of
from tests.support.deliveries import Line, a_line, kept, post

EXAMPLES: Final = 25
_TEXT: Final = {"type": "string", "maxLength": 40}
_EVENT: Final = {
    "type": "object",
    "required": ["id", "at", "type", "person"],
    "properties": {
        "id": _TEXT,
        "at": {"type": "integer"},
        "type": {"enum": ["message", "unsend", "follow", "unfollow", "press", "reaction"]},
        "person": _TEXT,
        "message": _TEXT,
        "text": {"type": "string", "maxLength": 200},
        "data": _TEXT,
    },
}
_DELIVERY: Final = {
    "type": "object",
    "required": ["account", "events"],
    "properties": {
        "account": {"enum": ["acc_imabari", "acc_other"]},
        "events": {"type": "array", "maxItems": 4, "items": _EVENT},
    },
}
_ANSWERS: Final = {str(status): {"description": "told by its status alone"} for status in (200, 401, 404, 405, 413)}
_DESCRIPTION: Final = {
    "openapi": "3.1.0",
    "info": {"title": "Echo's deliveries", "version": "1"},
    "paths": {
        "/hooks/v1/{key}/{tail}": {
            "post": {
                "parameters": [
                    {"name": "key", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}},
                    {"name": "tail", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}},
                ],
                "requestBody": {"required": True, "content": {"application/json": {"schema": _DELIVERY}}},
                "responses": _ANSWERS,
            }
        }
    },
}
described = schemathesis.openapi.from_dict(_DESCRIPTION)
described.app = application
_BOUNDED: Final = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)


@pytest.fixture(scope="module")
def made(both_cities: dict[str, Tenant], django_db_blocker: DjangoDbBlocker) -> Iterator[Line]:
    """Return a channel that is never committed."""
    city = both_cities["382027"]
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setitem(subscriptions._tasks, WordsArrived, [])
        with use(city):
            yield a_line(city, cast_of(city).users["mio"])
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _one_session() -> Iterator[None]:
    """Keep the test's session open between requests, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def _sent(case: schemathesis.Case[Any]) -> bytes:
    return case.body if isinstance(case.body, bytes) else json.dumps(case.body).encode()


@described.parametrize()
@_BOUNDED
def test_what_nobody_signed_opens_nothing_and_breaks_nothing(case: schemathesis.Case[Any], made: Line) -> None:
    unsigned = made.sealed(_sent(case), secrets=made.service.other_secrets())
    before = kept(made.city)

    assert post(made.city, f"{made.path}tail", unsigned).status_code == 401
    assert kept(made.city) == before


@described.parametrize()
@_BOUNDED
def test_what_is_signed_is_read_or_put_aside_with_a_reason(case: schemathesis.Case[Any], made: Line) -> None:
    with transaction.atomic():
        assert post(made.city, made.path, made.sealed(_sent(case))).status_code == 200
        with use(made.city):
            delivery = Delivery.objects.latest("pk")
            read_delivery(delivery_id=delivery.pk, at=clock.now())
            delivery.refresh_from_db()
            is_aside = delivery.status in {DeliveryStatus.UNREADABLE, DeliveryStatus.QUARANTINED}
            assert is_aside == bool(delivery.failure)
            assert delivery.status != DeliveryStatus.STORED
        transaction.set_rollback(True)


@described.parametrize()
@_BOUNDED
def test_any_path_and_any_body_meet_an_answer_and_no_fault(case: schemathesis.Case[Any], made: Line) -> None:
    with transaction.atomic():
        answer = case.call(headers={"Host": made.city.host})
        assert answer.status_code < 500
        transaction.set_rollback(True)
