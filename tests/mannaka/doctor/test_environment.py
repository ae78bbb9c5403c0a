"""Slips of the keys in the environment are named before they do harm."""

import re
from pathlib import Path

import pytest

from mannaka.doctor.checks import (
    data_folder,
    database_login,
    disk_space,
    flags,
    health_folder,
    ports,
    unknown_names,
)
from mannaka.doctor.situation import SETTINGS, Situation
from tests.mannaka.doctor.conftest import MakeSituation


def test_a_sound_environment_is_let_through(situation: MakeSituation) -> None:
    checks = (flags, ports, database_login, data_folder, health_folder, disk_space, unknown_names)

    assert [finding for check in checks for finding in check.check(situation())] == []


@pytest.mark.parametrize("setting", ["MANNAKA_INSECURE_HTTP", "MANNAKA_DATABASE_POOL"])
@pytest.mark.parametrize("word", ["true", "yes", "on", "2"])
def test_a_switch_that_says_neither_1_nor_0_is_found(situation: MakeSituation, setting: str, word: str) -> None:
    (finding,) = flags.check(situation(**{setting: word}))

    assert (finding.setting, finding.stops_start) == (setting, True)
    assert word in finding.problem


@pytest.mark.parametrize("setting", ["MANNAKA_PUBLIC_PORT", "MANNAKA_LIVE_PORT"])
@pytest.mark.parametrize("port", ["https", "0", "65536", "80 80", "８０"])
def test_a_port_that_is_none_is_found(situation: MakeSituation, setting: str, port: str) -> None:
    (finding,) = ports.check(situation(**{setting: port}))

    assert finding.setting == setting
    assert "is no port" in finding.problem


def test_a_login_that_does_not_exist_is_found(situation: MakeSituation) -> None:
    (finding,) = database_login.check(situation(MANNAKA_DATABASE_LOGIN="postgres"))

    assert 'no login "postgres"' in finding.problem


def test_a_name_with_a_slip_is_found_and_the_right_one_offered(sound: dict[str, str]) -> None:
    (finding,) = unknown_names.check(Situation(sound, names=frozenset({"MANNAKA_DTAA", "PATH", "MANNAKA_DATA"})))

    assert finding.setting == "MANNAKA_DTAA"
    assert "Did you mean MANNAKA_DATA?" in finding.mend


def test_what_kubernetes_tells_its_pods_is_no_slip(sound: dict[str, str]) -> None:
    told = frozenset({"MANNAKA_WEB_SERVICE_HOST", "MANNAKA_WEB_PORT", "MANNAKA_WEB_PORT_80_TCP_ADDR"})

    assert list(unknown_names.check(Situation(sound, names=told))) == []


def test_the_doctor_knows_every_setting_of_ours_on_the_page_of_settings() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "settings.md").read_text()
    of_page = {name for name in re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) if name.startswith("MANNAKA_")}

    assert of_page == {name for name in SETTINGS if name.startswith("MANNAKA_")}


def test_a_full_disk_is_found(situation: MakeSituation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_space, "LEAST_BYTES", 1 << 62)

    (finding,) = disk_space.check(situation(MANNAKA_DATA=str(tmp_path)))

    assert "MiB left" in finding.problem


def test_a_health_folder_that_cannot_be_made_is_found(situation: MakeSituation) -> None:
    (finding,) = health_folder.check(situation(MANNAKA_HEALTH_DIR="/proc/nowhere"))

    assert "/proc/nowhere" in finding.problem


def test_the_environment_of_this_process_is_read_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANNAKA_PUBLIC_PORT", "8443")

    situation = Situation.of_environment()

    assert situation.setting("MANNAKA_PUBLIC_PORT") == "8443"
    assert "MANNAKA_PUBLIC_PORT" in situation.names
