"""The way out: the manifest's hosts alone, no redirect, bounded in size and time, nothing in a log."""

import asyncio
from typing import Any

import pytest
from django.test import override_settings

from mannaka_sdk import ContentRejectedError, HttpRequest, HttpResponse, PermanentError, TransientError
from mannaka_tenancy import Tenant
from tenants.plugins import calling, egress
from tenants.plugins.egress import egress_to
from tests.support import channels
from tests.support.cast import Cast
from tests.support.channels import HOST
from tests.support.simulated import Simulated

ACCOUNT = f"https://{HOST}/v1/account"


def sent(url: str = ACCOUNT, **more: Any) -> HttpResponse:
    async def run() -> HttpResponse:
        async with egress_to(frozenset({HOST})) as http:
            return await http.send(HttpRequest(method="GET", url=url, **more))

    return asyncio.run(run())


def downloaded(sink: Any) -> HttpResponse:
    async def run() -> HttpResponse:
        async with egress_to(frozenset({HOST})) as http:
            return await http.download(HttpRequest(method="GET", url=ACCOUNT), sink)

    return asyncio.run(run())


def test_a_request_arrives_as_it_was_sent(echo: Simulated) -> None:
    echo.fail_next(HttpResponse(status=200, headers={"x-thing": "あ".encode().hex()}, body="今治".encode()))
    answer = sent(f"https://{HOST}/v1/things/%2F?q=%E4%BB%8A&r=1", headers={"x-key": "k"}, body=b"\x00\xff")

    assert (answer.status, answer.body.decode(), answer.header("X-Thing")) == (200, "今治", "e38182")
    assert echo.requests[0].url == f"https://{HOST}/v1/things/%2F?q=%E4%BB%8A&r=1"
    assert (echo.requests[0].body, echo.requests[0].headers["x-key"]) == (b"\x00\xff", "k")


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/v1/account",
        f"https://{HOST}.evil.example/",
        f"https://evil.example/{HOST}",
        f"https://{HOST}:8443/",
        f"https://someone@{HOST}/",
        f"https://{HOST}\\@evil.example/",
        f"https://evil.example#@{HOST}/",
        "https://169.254.169.254/latest/",
        "https://[::1]/",
    ],
)
def test_no_other_host_is_called(echo: Simulated, url: str) -> None:
    with pytest.raises(PermanentError):
        sent(url)
    assert echo.requests == []


def test_a_redirect_is_told_and_not_followed(echo: Simulated) -> None:
    echo.fail_next(HttpResponse(status=302, headers={"location": "https://evil.example/"}))

    assert (sent().status, len(echo.requests)) == (302, 1)


def test_an_answer_that_is_far_too_large_is_given_up(echo: Simulated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(egress, "MOST_BYTES", 1000)
    echo.fail_next(HttpResponse(status=200, body=b"x" * 1001), HttpResponse(status=200, body=b"x" * 1000))

    with pytest.raises(PermanentError, match="too large"):
        sent()
    assert len(sent().body) == 1000


def test_a_slow_or_broken_line_is_told_as_one_to_try_again(echo: Simulated) -> None:
    echo.delay_next(0.3)
    with pytest.raises(TransientError):
        sent(timeout_s=0.05)
    echo.lose_next_answer()
    with pytest.raises(TransientError):
        sent()
    with override_settings(MANNAKA_SIMULATOR_URL="http://127.0.0.1:9"), pytest.raises(TransientError):
        sent()


def test_a_download_pours_into_the_sink_and_stops_where_it_wants_no_more(echo: Simulated) -> None:
    class Sink:
        held = b""

        async def write(self, chunk: bytes) -> None:
            self.held += chunk
            if len(self.held) > 10:
                raise ContentRejectedError("enough", field="file")

    echo.fail_next(HttpResponse(status=200, body=b"0123456789"), HttpResponse(status=200, body=b"0123456789a"))
    sink = Sink()
    assert (downloaded(sink).body, sink.held) == (b"", b"0123456789")
    with pytest.raises(ContentRejectedError):
        downloaded(Sink())


def test_what_a_service_says_of_a_failure_is_no_part_of_the_file(echo: Simulated) -> None:
    class Sink:
        held = b""

        async def write(self, chunk: bytes) -> None:
            self.held += chunk

    echo.fail_next(HttpResponse(status=404, body=b"not here"))
    sink = Sink()
    assert (downloaded(sink).status, sink.held) == (404, b"")


def test_no_address_of_a_service_gets_into_a_log(echo: Simulated, capfd: pytest.CaptureFixture[str]) -> None:
    sent(f"https://{HOST}/v1/people/canary-person")

    assert "canary-person" not in "".join(capfd.readouterr())


def test_nobody_real_talks_to_a_simulator(
    cast: Cast, echo: Simulated, in_imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = channels.a_configured_one(cast.mio)
    monkeypatch.setattr(calling, "is_demo", lambda city: city.key != in_imabari.key)

    with pytest.raises(PermanentError, match="no demonstration"):
        calling.call(channel, lambda plugin, ctx: plugin.probe(ctx))
    assert echo.requests == []
