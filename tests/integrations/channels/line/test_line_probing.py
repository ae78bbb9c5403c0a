"""Settings, probe, health, quota: what an administrator is told, and that nobody is written to."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from integrations.channels.line import probing, settings, watching
from integrations.channels.line.plugin import REMAINS, LineChannel
from integrations.channels.line.quotas import next_month
from integrations.channels.line.settings import LineConfig, LineSecrets, Mode
from mannaka_sdk import (
    Context,
    ExternalIdentity,
    HealthReport,
    HealthState,
    HttpRequest,
    HttpResponse,
    ProbeReport,
    Quota,
    RateLimitedError,
    describe,
)
from tests.integrations.channels.line import LineBench, run

GOOD = LineConfig(channel_id="2001234567")
TESTED = "/v2/bot/channel/webhook/test"


def secrets(text: str) -> LineSecrets:
    return LineSecrets(channel_secret=SecretStr(text))


def probed(bench: LineBench, kept: LineSecrets | None = None) -> ProbeReport:
    report: ProbeReport = run(bench.plugin.probe(bench.ctx(kept)))
    return report


def health(bench: LineBench) -> HealthReport:
    ctx = bench.ctx()
    with_mode: Context[Any, Any] = Context(
        config=bench.config, secrets=ctx.secrets, http=ctx.http, clock=ctx.clock, state=ctx.state, log=ctx.log
    )
    report: HealthReport = run(bench.plugin.health(with_mode))
    return report


@pytest.mark.parametrize("text", ["", "short", "A" * 32, "g" * 32, "a" * 31 + "\n", "a" * 170])
def test_a_secret_that_cannot_be_one_is_told_before_line_is_asked(text: str) -> None:
    assert LineChannel().validate_config(GOOD, secrets(text)) == (settings.BAD_SECRET,)


def test_another_header_makes_sense_behind_a_forwarder_only() -> None:
    config = GOOD.model_copy(update={"signature_header": "X-Forwarded-Signature"})
    forwarded = config.model_copy(update={"mode": Mode.FORWARDED})
    cased = GOOD.model_copy(update={"signature_header": "X-Line-Signature"})

    found = [LineChannel().validate_config(each, secrets("a" * 32)) for each in (config, forwarded, cased)]

    assert found == [(settings.STRANGE_HEADER,), (), ()]


@pytest.mark.parametrize(
    "wrong", [{"channel_id": "12"}, {"channel_id": "２００１２３４５６７"}, {"signature_header": "a: b"}]
)
def test_a_setting_of_the_wrong_shape_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        LineConfig.model_validate({"channel_id": "2001234567", **wrong})


def test_the_form_shows_the_ways_in_words() -> None:
    mode = describe(LineChannel).config_schema["properties"]["mode"]

    assert set(mode["x-choices"]) == set(Mode)
    assert all(each["ja"] and each["en"] for each in mode["x-choices"].values())


def test_the_account_is_named_as_the_administrator_knows_it() -> None:
    account = probed(LineBench()).account

    assert account is not None
    assert (account.id, account.name) == (
        "U0123456789abcdef0123456789abcdef",
        "今治市消費生活センター @216imabari",
    )


def test_the_probe_asks_with_the_secrets_of_now_although_a_token_is_kept() -> None:
    bench = LineBench()
    probed(bench)

    assert probed(bench, bench.simulator.other_secrets()).problems == (probing.WRONG_SECRET,)


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ([HttpResponse(status=401)] * 2, probing.WRONG_SECRET),
        ([HttpResponse(status=403)], probing.TOO_LITTLE),
        ([HttpResponse(status=503)], probing.NO_ANSWER),
        ([HttpResponse(status=200, body=b"no JSON")], probing.NO_ANSWER),
    ],
    ids=["token", "scope", "ill", "no JSON"],
)
def test_what_stands_in_the_way_is_told(answers: list[HttpResponse], problem: object) -> None:
    bench = LineBench()
    bench.wire.contract = None
    bench.answers_next(*answers)

    assert probed(bench).problems == (problem,)


@pytest.mark.parametrize("body", [b'{"error": "invalid_request"}', b'{"error": "invalid_client"}'])
def test_however_line_refuses_the_secret_it_is_the_secret(body: bytes) -> None:
    bench = LineBench()
    bench.answers_always(HttpResponse(status=400, body=body))

    assert probed(bench).problems == (probing.WRONG_SECRET,)


def test_a_channel_that_line_calls_is_well_when_line_reaches_it() -> None:
    bench = LineBench()

    assert health(bench) == HealthReport(state=HealthState.WORKING)
    assert bench.paths()[-1] == TESTED
    assert bench.simulator.received == []


@pytest.mark.parametrize("change", [{"webhook": ""}, {"is_webhook_used": False}])
def test_a_webhook_that_is_not_set_or_not_used_is_told(change: dict[str, Any]) -> None:
    bench = LineBench()
    for name, value in change.items():
        setattr(bench.line, name, value)

    assert health(bench) == HealthReport(state=HealthState.DEGRADED, problems=(watching.SWITCHED_OFF,))


def test_a_webhook_that_line_does_not_reach_is_told_and_tested_again_after_a_while() -> None:
    bench = LineBench()
    bench.line.is_webhook_reached = False
    first = health(bench)
    bench.line.is_webhook_reached = True
    second = health(bench)
    bench.clock.move(timedelta(minutes=10))
    third = health(bench)

    assert [each.problems for each in (first, second, third)] == [(watching.NOT_REACHED,), (watching.NOT_REACHED,), ()]
    assert bench.paths().count(TESTED) == 2


@pytest.mark.parametrize("mode", [Mode.FORWARDED, Mode.SEND_ONLY])
def test_a_webhook_of_another_system_is_not_our_affair(mode: Mode) -> None:
    bench = LineBench(mode)
    bench.line.is_webhook_used = False

    assert health(bench).state is HealthState.WORKING
    assert not any("webhook" in path for path in bench.paths())


def test_a_service_that_never_answers_is_told_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = LineBench()

    async def never(_request: HttpRequest) -> HttpResponse:
        await asyncio.sleep(60)
        raise AssertionError

    monkeypatch.setattr(watching, "MOST_S", 0.05)
    monkeypatch.setattr(bench.wire, "send", never)

    assert health(bench) == HealthReport(state=HealthState.FAILING, problems=(probing.NO_ANSWER,))


@pytest.mark.parametrize("limit", [None, 200])
def test_the_quota_is_that_of_the_month_in_japan(limit: int | None) -> None:
    bench = LineBench()
    bench.line.limit, bench.line.sent = limit, 160

    found = run(bench.plugin.quota(bench.ctx()))

    assert found == Quota(used=160, limit=limit, resets_at=datetime(2026, 11, 30, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ((2026, 12, 31, 14, 59), (2026, 12, 31, 15)),
        ((2026, 12, 31, 15, 0), (2027, 1, 31, 15)),
        ((2028, 1, 31, 0, 0), (2028, 1, 31, 15)),
    ],
)
def test_a_month_begins_at_midnight_in_japan(now: tuple[int, ...], then: tuple[int, ...]) -> None:
    assert next_month(datetime(*now, tzinfo=UTC)) == datetime(*then, tzinfo=UTC)  # type: ignore[misc,arg-type]  # year to minute


@pytest.mark.parametrize("body", [b'{"type": "limited"}', b'{"type": "limited", "value": "x"}', b"[]"])
def test_a_strange_quota_is_read_without_a_fault(body: bytes) -> None:
    bench = LineBench()
    bench.wire.contract = None
    bench.answers_next(HttpResponse(status=200, body=body), HttpResponse(status=200, body=b'{"totalUsage": null}'))

    assert run(bench.plugin.quota(bench.ctx())).used == 0


def test_a_quota_that_line_does_not_tell_is_told_as_that() -> None:
    bench = LineBench()
    bench.line.hurried = 1

    with pytest.raises(RateLimitedError):
        run(bench.plugin.quota(bench.ctx()))


def test_what_remains_at_line_is_told_without_asking() -> None:
    bench = LineBench()
    report = run(bench.plugin.erase(bench.ctx(), ExternalIdentity(id="person-1")))

    assert (report.erased, report.remains) == (False, REMAINS)
    assert bench.wire.journal == []
