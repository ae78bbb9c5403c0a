"""The kit catches what is broken: each check fails at least one mutant of the reference plugin."""

import pytest
from pydantic import ValidationError

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import EchoSimulator
from mannaka_sdk import TransientError
from mannaka_sdk.testing import ConformanceError, Subject, Tier, examine
from mannaka_sdk.testing.conformance import report_on
from mannaka_sdk.testing.registry import CHECKS
from tests.mannaka_sdk.mutants import (
    FIXTURES,
    MUTANTS,
    Mutant,
    of_answers,
    of_calls,
    of_isolation,
    of_manifest,
    of_marks,
    of_media,
    of_meetings,
    of_menus,
    of_operations,
    of_parse,
    of_people,
    of_poll,
    of_presence,
    of_referrals,
    of_refusals,
    of_replies,
    of_send,
    of_verify,
)

SOURCES = (
    of_answers,
    of_calls,
    of_isolation,
    of_manifest,
    of_marks,
    of_media,
    of_meetings,
    of_menus,
    of_operations,
    of_parse,
    of_people,
    of_poll,
    of_presence,
    of_referrals,
    of_refusals,
    of_replies,
    of_send,
    of_verify,
)
ECHO = Subject(plugin=EchoChannel, simulator=EchoSimulator, fixtures=FIXTURES)
# What the broken plugin raises itself; every other one is told of by the check.
RAISED: dict[tuple[str, str], type[Exception]] = {
    ("isolation.works-without-its-state", "TrustsItsState"): UnicodeDecodeError,
    ("manifest.can-be-described", "Broken"): ValidationError,
    ("operations.migrates-older-settings", "LeavesOldSettings"): ValidationError,
    ("operations.stands-a-jumping-clock", "TrustsTheClock"): TransientError,
    ("verify.never-raises", "ParsesFirst"): ExceptionGroup,
    ("verify.rejects-a-garbled-signature", "ComparesTexts"): TypeError,
    ("verify.welcomes-the-unknown", "ParsesFirst"): UnicodeDecodeError,
}


def test_every_check_has_a_mutant() -> None:
    assert len(SOURCES) == len({code.partition(".")[0] for code in CHECKS})
    assert set(CHECKS) - {mutant.code for mutant in MUTANTS} == set()


def test_every_check_says_what_it_wants() -> None:
    assert [code for code, check in CHECKS.items() if not check.says.endswith(".")] == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.code}-{mutant.plugin.__name__}")
def test_a_mutant_is_caught(mutant: Mutant) -> None:
    with pytest.raises(RAISED.get((mutant.code, mutant.plugin.__name__), ConformanceError)):
        CHECKS[mutant.code].examine(mutant.subject())


def test_the_reference_plugin_is_bronze() -> None:
    report = examine(ECHO)

    assert [f"{each.code}: {each.problem}" for each in report.failures] == []
    assert (report.plugin, report.tier) == ("jp.mannaka.echo", Tier.BRONZE)


def test_one_broken_promise_is_enough_to_lose_the_tier() -> None:
    report = examine(Subject(plugin=of_parse.KeepsNoRaw, simulator=EchoSimulator, fixtures=FIXTURES))

    assert "parse.keeps-what-came" in {each.code for each in report.failures}
    assert report.tier is Tier.NONE


def test_a_plugin_with_a_broken_manifest_gets_its_stamp_all_the_same() -> None:
    broken = next(each for each in MUTANTS if each.code == "manifest.can-be-described")

    report = report_on(broken.subject(), {})

    assert (report.plugin, report.tier) == ("jp.mannaka.echo", Tier.NONE)


def test_a_check_that_was_left_out_is_no_pass() -> None:
    report = report_on(ECHO, {code: "" for code in CHECKS if code != "verify.is-pure"})

    assert [each.code for each in report.failures] == ["verify.is-pure"]
    assert report.tier is Tier.NONE
