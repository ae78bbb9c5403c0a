"""Each process is given the secrets it needs, under names that the settings know."""

import re

import pytest

from tests.deploy import charts

LISTED = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
EVERYBODY = {"SECRET_KEY", "DATABASE_URL", "BROKER_URL", "CACHE_URL", "MANNAKA_KEK", "MANNAKA_AUDIT_KEY"}
MAIL = {"MANNAKA_EMAIL_URL"}
MAILING = ("web", "worker")
KEYS = {
    "web": EVERYBODY,
    "worker": EVERYBODY,
    "relay": EVERYBODY | {"DATABASE_RELAY_URL"},
    "beat": EVERYBODY,
    "live": {"CACHE_URL"},
    "migrate": EVERYBODY | {"DATABASE_OWNER_URL"},
}


def settings_of_the_reference() -> set[str]:
    # Another test compares this page with what the code reads.
    page = charts.ROOT / "docs" / "reference" / "settings.md"
    return set(LISTED.findall(page.read_text(encoding="utf-8")))


def keys_of(workload: charts.Manifest) -> set[str]:
    return {entry["valueFrom"]["secretKeyRef"]["key"] for entry in charts.container_of(workload)["env"]}


@pytest.mark.parametrize("name", charts.NAMES)
def test_every_process_is_given_its_own_secrets_and_no_others(name: str) -> None:
    sends = bool(charts.values_of(name).get("mail", {}).get("enabled"))
    takes = bool(charts.values_of(name).get("mailReceiver", {}).get("enabled"))
    expected = {charts.RECEIVER: EVERYBODY} if takes else {}
    expected |= {process: KEYS[process] | (MAIL if sends and process in MAILING else set()) for process in KEYS}
    assert {found: keys_of(each) for found, each in charts.workloads(charts.render(name)).items()} == expected


def test_the_owner_of_the_schemas_signs_in_in_the_job_only(manifests: list[charts.Manifest]) -> None:
    holders = [name for name, workload in charts.workloads(manifests).items() if "DATABASE_OWNER_URL" in str(workload)]
    assert holders == ["migrate"]


def test_every_key_and_every_setting_is_listed_in_the_reference(manifests: list[charts.Manifest]) -> None:
    known = settings_of_the_reference()
    assert set().union(MAIL, *KEYS.values()) <= known
    for settings in charts.of_kind(manifests, "ConfigMap"):
        assert set(settings["data"]) <= known


def test_a_secret_comes_from_the_operators_secret_under_its_own_name(manifests: list[charts.Manifest]) -> None:
    for workload in charts.workloads(manifests).values():
        for entry in charts.container_of(workload)["env"]:
            assert entry["valueFrom"]["secretKeyRef"]["key"] == entry["name"]
            assert entry["valueFrom"]["secretKeyRef"]["name"] in {"mannaka", "mannaka-production"}


def test_no_secret_is_written_down_in_plain(manifests: list[charts.Manifest]) -> None:
    for workload in charts.workloads(manifests).values():
        assert [entry for entry in charts.container_of(workload)["env"] if "value" in entry] == []
    for settings in charts.of_kind(manifests, "ConfigMap"):
        assert not set(settings["data"]) & set().union(MAIL, *KEYS.values())
