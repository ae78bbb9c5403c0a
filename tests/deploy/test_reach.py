"""Whatever an operator may have to set can be set through the chart."""

import subprocess
from pathlib import Path

import pytest

from tests.deploy import charts, test_secrets
from tests.deploy.pod_runner import Pod

# Whose value is no operator's business, and why.
NOT_OF_A_CHART = {
    "MANNAKA_DATABASE_LOGIN": "the commands that need the owner's login set it themselves",
    "MANNAKA_DATABASE_POOL": "`mannaka serve web` sets it itself",
    "MANNAKA_INSECURE_HTTP": "for a laptop without a certificate; here the ingress ends TLS",
    "MANNAKA_LIVE_PORT": "for a place without an ingress; here /live/ is led to live",
    "MANNAKA_LIVING_PAGE": "for those who build screens",
    "MANNAKA_SIMULATOR_URL": "for demonstrations, whose services are simulated beside them",
}
# What the chart knows by itself: its own folders, its own settings module.
FIXED = {"DJANGO_SETTINGS_MODULE", "MANNAKA_DATA", "MANNAKA_HEALTH_DIR"}
# One changed value each, and where it arrives.
CHANGES = {
    "MANNAKA_SCANNER": {"scanner": {"kind": "demo"}},
    "MANNAKA_CLAMD_URL": {"scanner": {"url": "tcp://clamd.other.svc:3310"}},
    "MANNAKA_CALENDAR_HOSTS": {"calendars": {"hosts": ["other.example.jp"]}},
    "MANNAKA_PLUGINS": {"plugins": {"allowed": ["jp.example.other==2.0.0"]}},
    "MANNAKA_REMOTE_PLUGINS": {"plugins": {"remoteSecret": ""}},
    "MANNAKA_STOPPED_PLUGINS": {"plugins": {"stopped": ["jp.example.other"]}},
    "MANNAKA_MAIL_DOMAINS": {"mailReceiver": {"domains": ["other.example.jp=382060"]}},
    "MANNAKA_MAIL_HOSTS": {"plugins": {"mailHosts": ["imap.other.jp", "smtp.other.jp:1465"]}},
    "MANNAKA_MAIL_PRIVATE_HOSTS": {"plugins": {"mailPrivateHosts": ["mail.other.jp"]}},
    "MANNAKA_PARTNER_HOSTS": {"plugins": {"partnerHosts": ["cases.other.jp"]}},
    "MANNAKA_PASS_ON_HOSTS": {"plugins": {"passOnHosts": ["bot.other.jp"]}},
    "MANNAKA_EMAIL_FROM": {"mail": {"enabled": True, "from": "other@example.jp"}},
    "MANNAKA_PUBLIC_PORT": {"ingress": {"hosts": ["imabari.example.jp"], "publicPort": 9443}},
}
READ = """
from mannaka.settings import production as read
print(read.MANNAKA_SENDS_MAIL, read.EMAIL_HOST, read.DEFAULT_FROM_EMAIL, read.MANNAKA_CALENDAR_HOSTS)
print(read.MANNAKA_PUBLIC_PORT)
"""
EVERYTHING = "high_availability"


def settings_of(manifests: list[charts.Manifest]) -> dict[str, str]:
    maps = charts.of_kind(manifests, "ConfigMap")
    (shared,) = [found for found in maps if charts.component_of(found) == "shared"]
    return dict(shared["data"])


def reached() -> set[str]:
    """Return every variable that the chart hands to any pod once everything in it is switched on."""
    manifests = charts.render(EVERYTHING)
    keys = [test_secrets.keys_of(workload) for workload in charts.workloads(manifests).values()]
    return set(settings_of(manifests)).union(*keys)


def test_every_setting_is_reached_from_the_chart_or_named_here_with_its_reason() -> None:
    assert reached() == test_secrets.settings_of_the_reference() - set(NOT_OF_A_CHART)
    assert set(NOT_OF_A_CHART) <= test_secrets.settings_of_the_reference()


def test_whatever_is_no_secret_and_not_fixed_is_a_value_of_the_operators() -> None:
    assert set(settings_of(charts.render(EVERYTHING))) == FIXED | set(CHANGES)


@pytest.mark.parametrize("setting", CHANGES)
def test_a_changed_value_arrives_in_the_pods_settings(setting: str) -> None:
    values = charts.values_of(EVERYTHING)
    changed = {section: values.get(section, {}) | change for section, change in CHANGES[setting].items()}
    after = settings_of(charts.render(EVERYTHING, **changed))
    assert after.get(setting) != settings_of(charts.render(EVERYTHING))[setting]


def test_without_mail_no_pod_asks_the_secret_for_its_address() -> None:
    manifests = charts.render("minimal")
    assert "MANNAKA_EMAIL_URL" not in str(manifests)
    assert "MANNAKA_EMAIL_FROM" not in settings_of(manifests)
    assert "MANNAKA_PUBLIC_PORT" not in settings_of(manifests)


def test_the_product_reads_mail_and_calendars_out_of_a_workers_environment(tmp_path: Path) -> None:
    key = "A" * 43 + "="
    secret = dict.fromkeys(test_secrets.EVERYBODY, key) | {"DATABASE_URL": "postgresql://web:x@db/centre"}
    secret |= {"MANNAKA_EMAIL_URL": "smtps://soudan:x@mail.example.jp"}
    pod = Pod(charts.render(EVERYTHING), "worker", secret=secret, folder=tmp_path)
    python = str(charts.ROOT / ".venv" / "bin" / "python")
    read = subprocess.run(
        [python, "-c", READ], env=pod.environment, cwd=charts.ROOT, capture_output=True, text=True, check=True
    )
    assert read.stdout.splitlines() == [
        "True mail.example.jp soudan@example.jp ['groupware.example.jp', 'calendar.example.jp']",
        "8443",
    ]
