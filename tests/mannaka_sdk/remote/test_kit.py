"""The kit examines a plugin that runs in another process, and finds there what is broken."""

import pytest

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import EchoSimulator
from integrations.channels.line.plugin import LineChannel
from mannaka_sdk.testing import Subject, Tier, examine
from mannaka_sdk.testing.registry import CHECKS
from mannaka_sdk.testing.remote import NOT_FROM_OUTSIDE, examine_at, examined, plugin_at
from tests.mannaka_sdk.mutants import FIXTURES
from tests.mannaka_sdk.remote.server import KEY


def test_the_reference_plugin_passes_from_elsewhere(vendor: str) -> None:
    subject = Subject(plugin=plugin_at(vendor, KEY), simulator=EchoSimulator, fixtures=FIXTURES)
    here = Subject(plugin=EchoChannel, simulator=EchoSimulator, fixtures=FIXTURES)

    report = examine(subject)

    assert [f"{each.code}: {each.problem}" for each in report.failures] == []
    assert (report.plugin, report.tier) == ("jp.mannaka.echo", Tier.BRONZE)
    asked = {code for code, check in CHECKS.items() if check.applies_to(here)}
    assert {each.code for each in report.findings} == asked - NOT_FROM_OUTSIDE


def test_what_is_left_out_from_elsewhere_are_checks_that_there_are() -> None:
    assert set(CHECKS) >= NOT_FROM_OUTSIDE


def test_the_option_puts_the_server_in_the_place_of_the_class(vendor: str) -> None:
    try:
        examine_at(vendor, KEY)
        assert examined(EchoChannel) is plugin_at(vendor, KEY)
        with pytest.raises(ValueError, match=r"serves jp\.mannaka\.echo"):
            examined(LineChannel)
    finally:
        examine_at("", "")
    assert examined(EchoChannel) is EchoChannel


def test_a_server_on_trial_is_looked_for_on_this_machine_alone() -> None:
    with pytest.raises(ValueError, match="at this machine"):
        plugin_at("https://sms.example.jp/", KEY)
