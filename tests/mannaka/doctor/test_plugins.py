"""The doctor looks at plugins: the list, what is installed, what channels need, and whether a simulator answers."""

from typing import Any

import psycopg
import pytest
from django.test import override_settings

from mannaka.doctor.checks import channels, plugin_list, plugins, simulator
from mannaka_tenancy import Tenant
from tenants.plugins import catalogue
from tenants.plugins.catalogue import BadPluginError
from tests.mannaka.doctor.conftest import MakeSituation
from tests.support.cast import cast_of
from tests.support.channels import a_draft


def test_a_list_that_cannot_be_read_is_refused(situation: MakeSituation) -> None:
    assert list(plugin_list.check(situation(MANNAKA_PLUGINS="jp.example.sms==1.2.0"))) == []
    (finding,) = plugin_list.check(situation(MANNAKA_PLUGINS="jp.example.sms"))

    assert (finding.setting, finding.stops_start) == ("MANNAKA_PLUGINS", True)
    assert "'jp.example.sms' cannot be read." in finding.problem
    assert "jp.example.sms==1.2.0" in finding.mend


def test_a_plugin_that_cannot_be_used_is_refused(situation: MakeSituation, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(plugins.check(situation())) == []

    def bad() -> Any:
        raise BadPluginError("jp.example.sms needs mannaka-sdk >=2.0,<3.0; this is 1.0.0")

    monkeypatch.setattr(catalogue, "installed_plugins", bad)
    (finding,) = plugins.check(situation())
    assert (finding.setting, finding.stops_start) == ("MANNAKA_PLUGINS", True)
    assert finding.problem == "jp.example.sms needs mannaka-sdk >=2.0,<3.0; this is 1.0.0."


def test_a_stop_that_stops_nothing_is_told(situation: MakeSituation) -> None:
    with override_settings(MANNAKA_STOPPED_PLUGINS=frozenset({"jp.mannaka.ecko", "jp.mannaka.echo"})):
        (finding,) = plugins.check(situation())

    assert (finding.setting, finding.stops_start) == ("MANNAKA_STOPPED_PLUGINS", False)
    assert "jp.mannaka.ecko is not installed" in finding.problem


def test_a_channel_without_its_plugin_is_told(
    situation: MakeSituation, in_imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_draft(cast_of(in_imabari).mio)
    assert list(channels.check(situation())) == []
    monkeypatch.setattr(catalogue, "installed_plugins", dict)
    (finding,) = channels.check(situation())

    assert finding.problem == "今治市 has a channel of jp.mannaka.echo, which is not installed."
    assert not finding.stops_start


def test_a_simulator_is_refused_where_one_city_is_real(situation: MakeSituation, admin: psycopg.Connection) -> None:
    url = "http://127.0.0.1:8070"
    assert list(simulator.check(situation(MANNAKA_SIMULATOR_URL=""))) == []
    assert list(simulator.check(situation(MANNAKA_SIMULATOR_URL=url))) == []
    admin.execute("UPDATE control.municipality SET is_demo = false WHERE code = '382060'")
    try:
        (finding,) = simulator.check(situation(MANNAKA_SIMULATOR_URL=url))
    finally:
        admin.execute("UPDATE control.municipality SET is_demo = true")

    assert (finding.setting, finding.stops_start) == ("MANNAKA_SIMULATOR_URL", True)
    assert "西条市 is no demonstration" in finding.problem
    assert "`mannaka city demo 382060`" in finding.mend


def test_an_address_of_a_simulator_is_one(situation: MakeSituation) -> None:
    (finding,) = simulator.check(situation(MANNAKA_SIMULATOR_URL="127.0.0.1:8070"))

    assert '"127.0.0.1:8070" is no address.' in finding.problem


def test_a_plugin_elsewhere_that_is_another_than_was_looked_at_is_refused(
    situation: MakeSituation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bad() -> Any:
        raise BadPluginError("MANNAKA_REMOTE_PLUGINS: sms.json: its description is not the one that was looked at")

    monkeypatch.setattr(catalogue, "installed_plugins", bad)
    (finding,) = plugins.check(situation())

    assert (finding.setting, finding.stops_start) == ("MANNAKA_REMOTE_PLUGINS", True)
    assert finding.problem == "sms.json: its description is not the one that was looked at."
    assert "mannaka plugin allow" in finding.mend
