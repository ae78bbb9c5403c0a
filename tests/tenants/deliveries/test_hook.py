"""The door for deliveries: what is the service's own is kept, sealed; everything else is not."""

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client

from integrations.channels.echo.plugin import EchoChannel
from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_sdk import RawRequest, Verdict, VerdictKind
from mannaka_sdk.webhooks import RawResponse
from mannaka_tenancy import Tenant, use
from tenants.deliveries import door
from tenants.deliveries.models import Delivery
from tenants.deliveries.refusals import refusals_on
from tenants.deliveries.sealing import open_request
from tenants.deliveries.states import DeliveryStatus, Failure
from tenants.plugins.models import Channel
from tenants.plugins.sealing import ENDPOINT
from tenants.plugins.states import ChannelState, Health
from tests.support.deliveries import Line, kept, post, wrote
from tests.tenants.statements import statements

MOST_STATEMENTS = 8


def test_a_delivery_is_kept_sealed_as_it_came_and_waits_to_be_read(line: Line, imabari: Tenant, saijo: Tenant) -> None:
    sent = line.signed(wrote(text="夫に知られずに相談したい"))

    answer = post(imabari, f"{line.path}some/tail?a=1", sent)

    assert answer.status_code == 200
    with use(imabari):
        delivery = Delivery.objects.get()
        assert (delivery.status, delivery.size) == (DeliveryStatus.STORED, len(sent.body))
        assert b"person-1" not in bytes(delivery.sealed)
        opened = open_request(delivery.sealed, key=delivery.key, received_at=delivery.received_at)
        assert (opened.body, opened.path_tail, opened.query) == (sent.body, "some/tail", "a=1")
        assert opened.header("X-Echo-Signature") == sent.header("X-Echo-Signature")
        waiting = OutboxEvent.objects.get()
        assert (waiting.task, waiting.kwargs) == ("tenants.deliveries.subscribers.read", {"delivery_id": delivery.pk})
    assert kept(saijo) == (0, 0)


def test_the_door_sets_no_cookie_and_asks_for_no_session(line: Line, imabari: Tenant) -> None:
    answer = line.deliver(wrote())

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "no-store, private"
    assert post(imabari, "/hooks/v1/unknown/", line.signed()).cookies == {}


def test_the_door_takes_few_statements(line: Line) -> None:
    line.deliver(wrote(1))
    assert statements(lambda: line.deliver(wrote(2))) <= MOST_STATEMENTS


@pytest.mark.parametrize("state", [ChannelState.DRAFT, ChannelState.REMOVED])
def test_a_channel_that_is_not_set_up_or_removed_is_unknown(line: Line, imabari: Tenant, state: str) -> None:
    with use(imabari):
        removed_at = clock.now() if state == ChannelState.REMOVED else None
        Channel.objects.filter(pk=line.channel.pk).update(state=state, removed_at=removed_at)

    assert line.deliver(wrote()).status_code == 404
    assert kept(imabari) == (0, 0)


def test_the_key_of_another_city_is_as_unknown_as_any(
    line: Line, other_line: Line, imabari: Tenant, saijo: Tenant
) -> None:
    theirs = post(imabari, other_line.path, other_line.signed(wrote()))
    nobodys = post(imabari, f"/hooks/v1/{ENDPOINT.new()}/", line.signed(wrote()))

    assert (theirs.status_code, theirs.content, sorted(theirs.headers)) == (
        404,
        nobodys.content,
        sorted(nobodys.headers),
    )
    assert kept(imabari) == kept(saijo) == (0, 0)


def test_a_former_address_takes_deliveries_until_its_day_is_over(line: Line, imabari: Tenant) -> None:
    at = clock.now()
    with use(imabari):
        Channel.objects.filter(pk=line.channel.pk).update(
            endpoint_hash=ENDPOINT.kept("new"),
            previous_endpoint_hash=ENDPOINT.kept(line.key),
            previous_endpoint_until=at,
        )

    with time_machine.travel(at.replace(year=at.year - 1)):
        assert line.deliver(wrote()).status_code == 200
    assert line.deliver(wrote()).status_code == 404


def test_a_wrong_signature_is_refused_counted_and_leaves_nothing(line: Line, imabari: Tenant) -> None:
    answer = post(imabari, line.path, line.signed(wrote(), secrets=line.service.other_secrets()))

    assert answer.status_code == 401
    assert kept(imabari) == (0, 0)
    with use(imabari):
        assert refusals_on(line.channel, clock.today()) == 1
        assert not OutboxEvent.objects.exists()


def test_bytes_that_are_no_text_are_kept_when_they_are_signed_and_refused_when_not(line: Line, imabari: Tenant) -> None:
    nonsense = b"\xff\xfe\x00\x80 not utf-8"

    assert post(imabari, line.path, line.sealed(nonsense)).status_code == 200
    assert post(imabari, line.path, RawRequest(body=nonsense, received_at=clock.now())).status_code == 401
    assert kept(imabari) == (1, 0)


def test_a_delivery_of_a_megabyte_is_not_even_read(
    line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.http.request.HttpRequest.body", property(lambda _request: pytest.fail("it was read")))

    assert post(imabari, line.path, line.sealed(b"x" * 1024 * 1024)).status_code == 413
    assert kept(imabari) == (0, 0)


def test_what_says_nothing_of_its_size_is_asked_to(line: Line, imabari: Tenant) -> None:
    client = Client(headers={"host": imabari.host, "transfer-encoding": "chunked"})

    assert client.generic("POST", line.path).status_code == 411


def test_too_many_deliveries_are_put_off(line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_A_MINUTE", 2)

    answers = [line.deliver(wrote(number)) for number in range(1, 4)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"


@pytest.mark.parametrize("method", ["get", "put", "delete", "head", "patch", "options"])
def test_other_methods_are_not_allowed(line: Line, imabari: Tenant, method: str) -> None:
    answer = getattr(Client(headers={"host": imabari.host}), method)(line.path)

    assert answer.status_code == 405
    assert kept(imabari) == (0, 0)


def test_a_question_whether_we_are_there_is_answered_as_the_plugin_says(
    line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = RawResponse(headers={"content-type": "text/html"}, body=b"<script>alert(1)</script>")
    verdict = Verdict(kind=VerdictKind.CHALLENGE, response=page)
    monkeypatch.setattr(EchoChannel, "verify", lambda *_args: verdict)

    answer = Client(headers={"host": imabari.host}).get(f"{line.path}?challenge=1")

    assert (answer.status_code, answer.content) == (200, page.body)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert kept(imabari) == (0, 0)


def test_a_delivery_that_says_nothing_is_answered_and_not_kept(
    line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EchoChannel, "verify", lambda *_args: Verdict(kind=VerdictKind.IGNORE))

    assert line.deliver().status_code == 200
    assert kept(imabari) == (0, 0)
    with use(imabari):
        assert line.fresh().heard_at is not None


def test_a_plugin_that_raises_while_it_verifies_refuses(
    line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> Verdict:
        raise KeyError("a vendor's fault")

    monkeypatch.setattr(EchoChannel, "verify", fail)

    assert line.deliver(wrote()).status_code == 401
    assert kept(imabari) == (0, 0)


def test_a_delivery_for_another_account_is_put_aside_and_the_channel_says_so(line: Line, imabari: Tenant) -> None:
    with use(imabari):
        Channel.objects.filter(pk=line.channel.pk).update(account_id="acc_other", health=Health.WORKING)

    assert line.deliver(wrote()).status_code == 200

    with use(imabari):
        delivery = Delivery.objects.get()
        assert (delivery.status, delivery.failure) == (DeliveryStatus.QUARANTINED, Failure.OTHER_ACCOUNT)
        assert not OutboxEvent.objects.filter(task="tenants.deliveries.subscribers.read").exists()
        channel = line.fresh()
        assert channel.health == Health.DEGRADED
        assert [problem["code"] for problem in channel.health_problems] == ["other_account"]


def test_a_paused_channel_verifies_counts_and_keeps_nothing_of_it(line: Line, imabari: Tenant) -> None:
    with use(imabari):
        Channel.objects.filter(pk=line.channel.pk).update(state=ChannelState.PAUSED)

    assert line.deliver(wrote()).status_code == 200
    assert post(imabari, line.path, line.signed(secrets=line.service.other_secrets())).status_code == 401

    with use(imabari):
        delivery = Delivery.objects.get()
        assert (delivery.status, bytes(delivery.sealed)) == (DeliveryStatus.DROPPED, b"")
        assert not OutboxEvent.objects.exists()


def test_settings_that_cannot_be_used_ask_the_service_to_come_again(line: Line, imabari: Tenant) -> None:
    with use(imabari):
        Channel.objects.filter(pk=line.channel.pk).update(config={"account_id": "?"})

    answer = line.deliver(wrote())

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")


def test_a_plugin_that_nobody_calls_has_no_address(
    line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EchoChannel, "manifest", EchoChannel.manifest.model_copy(update={"inbound": "none"}))

    assert line.deliver(wrote()).status_code == 404


def test_a_lost_database_is_no_refusal(line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_args: object, **_options: object) -> Channel:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr("tenants.deliveries.web.hook_views.channel_at", lost)

    answer = line.deliver(wrote())

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert not answer.cookies
