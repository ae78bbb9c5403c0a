"""The rendered commands, environments and probes, really started: a whole life of an installation on loopback."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mannaka.local.ports import LOOPBACK, free_port
from mannaka.local.valkey import ValkeyServer
from tests.deploy import charts, clusters
from tests.deploy.pod_runner import Pod

pytestmark = pytest.mark.xdist_group("pods")

CITY = "imabari.localhost"
STARTED = charts.running(charts.render())
START_SECONDS = 120
JOB_SECONDS = 120
# Nobody real is in these cities.
DEMO = {"kind": "demo"}
PROBES = ("livenessProbe", "readinessProbe")
Secret = dict[str, str]


@dataclass
class Life:
    """What was seen of one pod, from its start to its end."""

    well_before_start: bool
    started: bool = False
    probes: dict[str, bool] = field(default_factory=dict)
    probes_without_valkey: dict[str, bool] = field(default_factory=dict)
    exit_code: int | None = None
    said: str = ""


@dataclass
class Installation:
    """What was seen of all pods together."""

    lives: dict[str, Life]
    statuses: dict[tuple[str, str], int]


def asked(pod: Pod) -> dict[str, bool]:
    return {name: pod.is_well(name) for name in PROBES if name in pod.container}


def wait_for_words(pod: Pod, *words: str) -> None:
    """Wait until a pod has written them; what never comes is told by the test that reads them."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not all(word in pod.said() for word in words):
        time.sleep(0.3)


def live_through(pods: dict[str, Pod], valkey: ValkeyServer) -> Installation:
    lives = {name: Life(well_before_start=pod.probe("startupProbe")) for name, pod in pods.items()}
    try:
        for pod in pods.values():
            pod.start()
        for name, pod in pods.items():
            lives[name].started = pod.wait_until_started(seconds=START_SECONDS)
            lives[name].probes = asked(pod)
        wait_for_words(pods["worker"], "audit.sequence_all", "succeeded")
        web = pods["web"]
        statuses = {
            (host, path): web.status_of(path, host=host)
            for host in (CITY, "nobody.localhost")
            for path in ("/", "/livez")
        }
        valkey.stop()
        for name, pod in pods.items():
            lives[name].probes_without_valkey = asked(pod)
        valkey.start()
    finally:
        for pod in pods.values():
            pod.ask_to_stop()
        for name, pod in pods.items():
            lives[name].exit_code = pod.wait(seconds=pod.spec["terminationGracePeriodSeconds"])
            lives[name].said = pod.said()
    return Installation(lives, statuses)


@pytest.fixture(scope="module")
def secret_and_valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Secret, ValkeyServer]]:
    with clusters.servers(tmp_path_factory.mktemp("valkey")) as found:
        yield found


@pytest.fixture(scope="module")
def secret(secret_and_valkey: tuple[Secret, ValkeyServer]) -> Secret:
    return secret_and_valkey[0]


@pytest.fixture(scope="module")
def installation(
    secret_and_valkey: tuple[Secret, ValkeyServer], tmp_path_factory: pytest.TempPathFactory
) -> Installation:
    secret, valkey = secret_and_valkey
    folder = tmp_path_factory.mktemp("pods")
    pods = {name: Pod(charts.render(scanner=DEMO), name, secret=secret, folder=folder) for name in STARTED}
    return live_through(pods, valkey)


@pytest.mark.parametrize("name", STARTED)
def test_a_pod_is_well_once_it_runs_and_not_before(installation: Installation, name: str) -> None:
    life = installation.lives[name]
    assert not life.well_before_start
    assert life.started, life.said
    assert life.probes
    assert all(life.probes.values()), life.said


@pytest.mark.parametrize("name", STARTED)
def test_no_pod_is_restarted_because_valkey_is_away(installation: Installation, name: str) -> None:
    assert installation.lives[name].probes_without_valkey["livenessProbe"]


def test_pages_go_on_while_valkey_is_away(installation: Installation) -> None:
    assert installation.lives["web"].probes_without_valkey["readinessProbe"]


@pytest.mark.parametrize("name", STARTED)
def test_a_pod_that_is_asked_to_end_ends_in_order_within_its_grace(installation: Installation, name: str) -> None:
    life = installation.lives[name]
    assert life.exit_code == 0, life.said


@pytest.mark.parametrize("name", STARTED)
def test_a_pod_writes_nothing_outside_its_mounts(installation: Installation, name: str) -> None:
    assert "Read-only file system" not in installation.lives[name].said


def test_the_pages_of_a_city_come_and_those_of_nobody_do_not(installation: Installation) -> None:
    assert installation.statuses[(CITY, "/")] == 200
    assert installation.statuses[("nobody.localhost", "/")] == 404


def test_a_probe_is_answered_for_any_host(installation: Installation) -> None:
    assert installation.statuses[("nobody.localhost", "/livez")] == 200


def test_what_beat_calls_for_is_done_by_the_worker(installation: Installation) -> None:
    assert "Sending due task audit-sequence" in installation.lives["beat"].said
    assert "audit.sequence_all" in installation.lives["worker"].said
    assert "succeeded" in installation.lives["worker"].said


def run_job(secret: Secret, folder: Path, *args: str) -> tuple[int | None, str]:
    job = {"mode": "plain", "args": list(args)} if args else {"mode": "plain"}
    pod = Pod(charts.render(migrate=job, scanner=DEMO), "migrate", secret=secret, folder=folder)
    pod.start()
    return pod.wait(seconds=JOB_SECONDS), pod.said()


def with_database_only(secret: Secret) -> Secret:
    """Return the secret as the job meets it: its network policy opens the database and nothing else."""
    nowhere = f"redis://{LOOPBACK}:{free_port()}/0"
    return secret | {"BROKER_URL": nowhere, "CACHE_URL": nowhere}


def test_the_job_brings_the_schemas_up_with_nothing_but_the_database(secret: Secret, tmp_path: Path) -> None:
    code, said = run_job(with_database_only(secret), tmp_path)
    assert code == 0, said
    assert "template:" in said


def test_a_city_is_opened_by_the_same_job_with_nothing_but_the_database(secret: Secret, tmp_path: Path) -> None:
    words = ("city", "create", "382019", "--name", "松山市", "--host", "matsuyama.localhost", "--demo")
    code, said = run_job(with_database_only(secret), tmp_path, *words)
    assert code == 0, said
    assert "matsuyama.localhost" in said


def test_a_pod_whose_database_is_away_ends_with_one_sentence_that_names_the_setting(
    secret: Secret, tmp_path: Path
) -> None:
    away = secret | {"DATABASE_URL": f"postgresql://mannaka_web:x@{LOOPBACK}:{free_port()}/none"}
    pod = Pod(charts.render(scanner=DEMO), "relay", secret=away, folder=tmp_path)
    pod.start()
    assert pod.wait(seconds=JOB_SECONDS) == 2
    assert pod.said().startswith("DATABASE_URL: ")


def test_the_read_only_root_would_be_noticed(secret: Secret, tmp_path: Path) -> None:
    manifests = charts.render(
        scanner=DEMO, migrate={"mode": "plain", "args": ["audit", "export", "382027", "/opt/log.jsonl"]}
    )
    pod = Pod(manifests, "migrate", secret=secret, folder=tmp_path)
    pod.start()
    assert pod.wait(seconds=JOB_SECONDS) != 0
    assert "Read-only file system" in pod.said()
