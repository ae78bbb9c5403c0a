"""
Requests made up from the description, in-process, against both cities.

Each one is sent four times: as it was made up, at records that are there, at records that only the other city has, and
with the other city's token. Nothing of ours fails, every answer is as described, and the other city opens nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import schemathesis
import time_machine
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, transaction
from hypothesis import HealthCheck, Phase, settings
from pytest_django import DjangoDbBlocker
from schemathesis.checks import CHECKS, load_all_checks

from case_core.attachments.models import Attachment
from case_core.bookings.models import Booking, BookingOffer
from case_core.cases.models import Case
from case_core.desk.models import Summons
from case_core.handovers.models import Handover
from mannaka.wsgi import application
from mannaka_kit.rest.openapi import schema_in
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import RoleGrant
from tenants.accounts.roles import Role
from tests.api.conftest import made_token
from tests.api.doors_of_bookings import things_to_book
from tests.api.path_ids import SETTLED, settings_by_path
from tests.case_core.attachments import samples
from tests.support.calls import called
from tests.support.cases import AT, acknowledged, new_case
from tests.support.cast import SINCE, Cast, cast_of
from tests.support.files import added, checked

EXAMPLES = 6
load_all_checks()
EXPECTED: list[Any] = [
    CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    )
]


def without_security(description: dict[str, Any]) -> dict[str, Any]:
    """Keep the token out of what is made up: each door brings its own."""
    paths = {
        path: {method: {**operation, "security": []} for method, operation in methods.items()}
        for path, methods in description["paths"].items()
    }
    return {**description, "paths": paths, "components": {"schemas": description["components"]["schemas"]}}


described = schemathesis.openapi.from_dict(without_security(schema_in("ja")))
described.app = application


@dataclass(frozen=True, kw_only=True)
class Door:
    """One way to send a request."""

    host: str
    token: str
    ids: dict[str, int]

    def send(self, case: schemathesis.Case[Any]) -> int:
        """Send it, look at the answer, and take back what it did."""
        given = dict(case.path_parameters or {})
        case.path_parameters = {name: self.ids.get(name, value) for name, value in given.items()}
        headers = {"Host": self.host, "Authorization": f"Bearer {self.token}"}
        with transaction.atomic():
            answer = case.call(headers=headers)
            transaction.set_rollback(True)
        case.validate_response(answer, checks=EXPECTED, headers=headers)
        case.path_parameters = given
        return int(answer.status_code)


@pytest.fixture(autouse=True)
def _one_session() -> Iterator[None]:
    """Keep the test's session open between requests, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def doors(both_cities: dict[str, Tenant], django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Door]]:
    """Make both cities once, in a transaction that is never committed, and return the four ways into them."""
    with time_machine.travel(AT, tick=False), django_db_blocker.unblock(), transaction.atomic():
        yield doors_into(cast_of(both_cities["382027"]), cast_of(both_cities["382060"]))
        transaction.set_rollback(True)


def doors_into(cast: Cast, saijo_cast: Cast) -> dict[str, Door]:
    """Furnish both cities; the token's owner holds every role that the API asks for."""
    with use(cast.city):
        RoleGrant.objects.create(user=cast.users["aoi"], role=Role.SECTION_STAFF, section=cast.tax, valid_from=SINCE)
        RoleGrant.objects.create(user=cast.users["aoi"], role=Role.ADMINISTRATOR, valid_from=SINCE)
        handover = acknowledged(cast, new_case(cast))
        call = called(cast, new_case(cast))
        ids = {"case_id": new_case(cast).pk, "handover_id": handover.pk, "section_id": cast.tax.pk}
        ids["summons_id"] = call.pk
        booked = things_to_book(cast)
        ids |= {"booking_id": booked["begun"], "offer_id": booked["offer"]}
        ids |= settings_by_path(cast)
        ids["attachment_id"] = checked(cast, new_case(cast), name="通知.pdf", content=samples.pdf(1)).pk
    with use(saijo_cast.city):
        have_ids_of_its_own()
        there, call_there = acknowledged(saijo_cast, new_case(saijo_cast)), called(saijo_cast, new_case(saijo_cast))
        booked_there, file_there = things_to_book(saijo_cast), added(saijo_cast, new_case(saijo_cast))
        settled_there = settings_by_path(saijo_cast)
    token, foreign = made_token(cast, "aoi").secret, made_token(saijo_cast, "aoi").secret
    host = cast.city.host
    elsewhere = {"case_id": there.case_id, "handover_id": there.pk, "section_id": 10**9, "summons_id": call_there.pk}
    elsewhere["attachment_id"] = file_there.pk
    elsewhere |= {"booking_id": booked_there["begun"], "offer_id": booked_there["offer"], **settled_there}
    return {
        "made up": Door(host=host, token=token, ids={}),
        "here": Door(host=host, token=token, ids=ids),
        "elsewhere": Door(host=host, token=token, ids=elsewhere),
        "foreign token": Door(host=host, token=foreign, ids=ids),
    }


def have_ids_of_its_own() -> None:
    """Let the city count on from far beyond what the other has, so that none of its ids is one of the other's."""
    with connection.cursor() as cursor:
        for model in (Case, Handover, Summons, Attachment, Booking, BookingOffer, *SETTLED):
            query = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, 10000)"
            cursor.execute(query, [model._meta.db_table])


@described.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_request_breaks_the_api_or_opens_the_other_city(
    case: schemathesis.Case[Any], doors: dict[str, Door]
) -> None:
    met: dict[str, Any] = {name: door.send(case) for name, door in doors.items()}
    assert met["foreign token"] == (401 if leads_somewhere(case, doors["foreign token"]) else 404)
    if case.path_parameters:
        # What is not read at all (no key, no sense) is refused before anybody looks whose the record is; and whoever
        # has not the role hears the same of every record, also of one that is nowhere.
        refused = {400, 404, 406, 415, 422} | ({403} & {met["made up"]})
        assert met["elsewhere"] in refused, met


def leads_somewhere(case: schemathesis.Case[Any], door: Door) -> bool:
    """Tell whether the path names records by numbers: any other is no address of ours, whoever asks."""
    named = dict(case.path_parameters or {}) | dict.fromkeys(door.ids, 1)
    return all(re.fullmatch("[0-9]+", str(value)) for value in named.values())


def test_each_operation_is_asked_by_a_test_of_its_own(request: pytest.FixtureRequest) -> None:
    ids = [item.nodeid for item in request.session.items if hasattr(item, "operation_label")]
    assert len(set(ids)) == len(ids)
