"""An administrator is told which server stands in the way, and what to do next."""

import pytest

from integrations.channels.mail.settings import MailConfig, MailSecrets
from integrations.channels.mail.simulator import IMAP, SMTP
from mannaka_sdk import ExternalIdentity, HealthState, ProbeProblemCode, ProbeReport
from mannaka_sdk.simulation import Refusal
from mannaka_sdk.testing.bench import run
from tests.integrations.channels.mail.bench import MailBench

Code = ProbeProblemCode


def probed(bench: MailBench) -> ProbeReport:
    """Try the settings."""
    return run(bench.plugin.probe(bench.ctx()))


def test_settings_that_work_lead_to_the_address() -> None:
    report = probed(MailBench())

    assert report.is_ok
    assert report.account is not None
    assert report.account.id == "soudan@city.imabari.example.jp"


def test_a_try_sends_nothing_and_changes_nothing() -> None:
    bench = MailBench()
    probed(bench)

    assert bench.simulator.post.taken == []
    assert not any(word in b"".join(bench.lines.sent) for word in (b"DATA", b"RCPT", b"SELECT", b"STORE"))


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (Refusal.WRONG_CREDENTIALS, Code.WRONG_CREDENTIALS),
        (Refusal.MISSING_SCOPE, Code.MISSING_SCOPE),
        (Refusal.ILL, Code.UNREACHABLE),
    ],
)
def test_each_server_that_refuses_is_named(refusal: Refusal, expected: Code) -> None:
    bench = MailBench()
    bench.wire.refusal = refusal
    problems = probed(bench).problems

    assert [each.code for each in problems] == [expected, expected]
    assert "受信" in problems[0].message.ja
    assert "送信" in problems[1].message.ja or "この" in problems[1].message.ja


@pytest.mark.parametrize(("host", "word"), [(IMAP, "送信"), (SMTP, "受信")])
def test_a_server_that_the_operator_does_not_allow_is_named(host: str, word: str) -> None:
    bench = MailBench()
    bench.lines.hosts = frozenset({host})
    (problem,) = probed(bench).problems

    assert problem.code is Code.WRONG_SETTING
    assert word in problem.message.ja


def test_health_of_a_channel_whose_server_is_gone_is_told() -> None:
    bench = MailBench()
    bench.wire.is_cut = True
    report = run(bench.plugin.health(bench.ctx()))

    assert report.state is HealthState.FAILING
    assert {each.code for each in report.problems} == {Code.UNREACHABLE}


def test_an_address_too_long_for_signs_is_refused_with_them() -> None:
    bench = MailBench({"uses_plus": True, "address": f"{'a' * 21}@example.jp"})
    ctx = bench.ctx()

    (problem,) = bench.plugin.validate_config(ctx.config, ctx.secrets)
    assert problem.field == "uses_plus"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("address", "nobody"),
        ("address", "a+b@example.jp"),
        ("imap_host", "https://x.jp"),
        ("imap_host", "10.0.0.1:993"),
    ],
)
def test_settings_that_cannot_be_right_are_refused(field: str, value: str) -> None:
    usual = MailBench().ctx().config.model_dump()
    with pytest.raises(ValueError, match=field):
        MailConfig.model_validate(usual | {field: value})


def test_a_key_that_is_easily_guessed_is_refused_and_not_shown() -> None:
    with pytest.raises(ValueError, match="reply_key") as raised:
        MailSecrets.model_validate({"imap_password": "x", "reply_key": "short-key"})

    assert "short-key" not in str(raised.value)


def test_a_person_who_is_forgotten_is_no_longer_remembered() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(b"From: hanako@example.jp\r\nSubject: private\r\n\r\nx\r\n")
    bench.told()
    before = set(bench.state.values)
    report = run(bench.plugin.erase(bench.ctx(), ExternalIdentity(id="hanako@example.jp")))

    assert not report.erased
    assert len(before - set(bench.state.values)) == 1
    assert "private" not in str(bench.state.values)
