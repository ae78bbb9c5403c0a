"""What runs in the cluster may do no more than it must, and is asked whether it is well."""

from typing import Any

import pytest

from mannaka.commands.serve import Part
from tests.deploy import charts

# Pod Security Standards, profile "restricted": https://kubernetes.io/docs/concepts/security/pod-security-standards/
ALLOWED_VOLUMES = {
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
}
CERTIFICATE = "/etc/mannaka/mail-tls"
KEYS_OF_PLUGINS = "/etc/mannaka/remote-plugins"
HOST_DOORS = (
    "hostNetwork",
    "hostPID",
    "hostIPC",
    "hostUsers",
    "shareProcessNamespace",
    "initContainers",
    "ephemeralContainers",
)


def pods(manifests: list[charts.Manifest]) -> dict[str, charts.Manifest]:
    found = {name: charts.pod_of(workload) for name, workload in charts.workloads(manifests).items()}
    assert set(found) - {charts.RECEIVER} == set(charts.PROCESSES)
    return found


def breaches(pod: charts.Manifest) -> list[str]:
    """Return how a pod breaks the profile, each rule in the profile's own words."""
    security = pod.get("securityContext", {})
    found = [door for door in HOST_DOORS if door in pod]
    found += [f"volume {set(volume)}" for volume in pod["volumes"] if not set(volume) - {"name"} <= ALLOWED_VOLUMES]
    if security.get("seccompProfile") != {"type": "RuntimeDefault"}:
        found.append("seccompProfile")
    if security.get("runAsNonRoot") is not True or not security.get("runAsUser"):
        found.append("runAsNonRoot")
    return found + [breach for container in pod["containers"] for breach in container_breaches(container)]


def container_breaches(container: charts.Manifest) -> list[str]:
    security: dict[str, Any] = container.get("securityContext", {})
    found = [f"hostPort {port}" for port in container.get("ports", []) if "hostPort" in port]
    if security.get("allowPrivilegeEscalation") is not False:
        found.append("allowPrivilegeEscalation")
    if security.get("capabilities") != {"drop": ["ALL"]}:
        found.append("capabilities")
    return found + sorted({"privileged", "procMount", "runAsUser", "seccompProfile", "seLinuxOptions"} & set(security))


def test_every_pod_keeps_the_restricted_profile(manifests: list[charts.Manifest]) -> None:
    assert not any(breaches(pod) for pod in pods(manifests).values())


@pytest.mark.parametrize(
    ("breach", "change"),
    [
        ("runAsNonRoot", {"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}}),
        ("seccompProfile", {"securityContext": {"runAsNonRoot": True, "runAsUser": 1}}),
        ("hostNetwork", {"hostNetwork": True}),
        ("volume {'hostPath'}", {"volumes": [{"hostPath": {"path": "/"}}]}),
        ("capabilities", {"containers": [{"securityContext": {"allowPrivilegeEscalation": False}}]}),
        ("allowPrivilegeEscalation", {"containers": [{"securityContext": {"capabilities": {"drop": ["ALL"]}}}]}),
    ],
)
def test_the_profile_would_notice(breach: str, change: charts.Manifest) -> None:
    assert breaches(pods(charts.render())["web"] | change) == [breach]


def test_every_root_file_system_is_read_only_and_only_tmp_and_data_are_mounted(
    manifests: list[charts.Manifest],
) -> None:
    for name, workload in charts.workloads(manifests).items():
        container = charts.container_of(workload)
        assert container["securityContext"]["readOnlyRootFilesystem"] is True
        places = {mount["mountPath"] for mount in container["volumeMounts"]}
        places -= {CERTIFICATE} if name == charts.RECEIVER else set()
        places -= {KEYS_OF_PLUGINS} if name != "live" else set()
        assert places == {"/tmp", "/var/lib/mannaka"}  # noqa: S108
        mounts = {mount["name"] for mount in container["volumeMounts"]}
        assert mounts == {volume["name"] for volume in charts.pod_of(workload)["volumes"]}


def test_no_pod_talks_to_kubernetes(manifests: list[charts.Manifest]) -> None:
    for pod in pods(manifests).values():
        assert pod["automountServiceAccountToken"] is False
        assert pod["enableServiceLinks"] is False
    for account in charts.of_kind(manifests, "ServiceAccount"):
        assert account["automountServiceAccountToken"] is False
    assert not {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"} & {found["kind"] for found in manifests}


def test_every_container_says_what_it_needs_and_where_it_stops(manifests: list[charts.Manifest]) -> None:
    for workload in charts.workloads(manifests).values():
        resources = charts.container_of(workload)["resources"]
        assert set(resources["requests"]) == {"cpu", "memory"}
        assert "memory" in resources["limits"]


@pytest.mark.parametrize("name", ["web", "live"])
def test_what_takes_calls_is_asked_over_http_and_ends_after_the_ingress_knows(name: str) -> None:
    workload = charts.workloads(charts.render())[name]
    container = charts.container_of(workload)
    ready = {"web": "/readyz", "live": "/livez"}[name]
    assert container["startupProbe"]["httpGet"] == {"path": "/livez", "port": "http"}
    assert container["livenessProbe"]["httpGet"] == {"path": "/livez", "port": "http"}
    assert container["readinessProbe"]["httpGet"] == {"path": ready, "port": "http"}
    pause = int(container["lifecycle"]["preStop"]["exec"]["command"][1])
    assert 5 <= pause < charts.pod_of(workload)["terminationGracePeriodSeconds"]


@pytest.mark.parametrize("name", ["worker", "relay", "beat"])
def test_what_takes_no_calls_is_asked_by_its_own_command(name: str) -> None:
    container = charts.container_of(charts.workloads(charts.render())[name])
    for probe in ("startupProbe", "livenessProbe"):
        assert container[probe]["exec"]["command"] == ["mannaka", "health", name]
    assert "ports" not in container


def test_what_runs_is_what_the_image_can_serve() -> None:
    assert set(charts.running(charts.render())) == {part.value for part in Part} - {charts.RECEIVER}
    assert set(charts.running(charts.render("high_availability"))) == {part.value for part in Part}


def test_the_receiver_of_mails_is_asked_by_its_own_command_and_at_its_port() -> None:
    container = charts.container_of(charts.workloads(charts.render("high_availability"))[charts.RECEIVER])
    for probe in ("startupProbe", "livenessProbe"):
        assert container[probe]["exec"]["command"] == ["mannaka", "health", "mail"]
    assert container["readinessProbe"]["tcpSocket"] == {"port": "smtp"}
    assert container["args"][-4:] == ["--name", "mx.example.jp", "--certificate", CERTIFICATE]
    assert {"name": "tls", "mountPath": CERTIFICATE, "readOnly": True} in container["volumeMounts"]


def test_the_files_of_plugins_elsewhere_are_read_by_every_process_that_knows_plugins_and_by_nobody_else() -> None:
    manifests = charts.render("high_availability")
    mount = {"name": "remote-plugins", "mountPath": KEYS_OF_PLUGINS, "readOnly": True}
    volume = {"name": "remote-plugins", "secret": {"secretName": "mannaka-remote-plugins", "defaultMode": 0o440}}
    reading = {
        name
        for name, workload in charts.workloads(manifests).items()
        if mount in charts.container_of(workload)["volumeMounts"] and volume in charts.pod_of(workload)["volumes"]
    }
    assert reading == {*charts.PROCESSES, charts.RECEIVER} - {"live"}
    assert KEYS_OF_PLUGINS not in str(charts.workloads(manifests)["live"])
    (named,) = {each["data"]["MANNAKA_REMOTE_PLUGINS"] for each in charts.of_kind(manifests, "ConfigMap")}
    assert named == KEYS_OF_PLUGINS
    assert "remote-plugins" not in str(charts.render("minimal"))


def test_a_slow_start_has_five_minutes_and_a_restart_is_never_hasty(manifests: list[charts.Manifest]) -> None:
    for name in charts.SERVING:
        container = charts.container_of(charts.workloads(manifests)[name])
        startup, liveness = container["startupProbe"], container["livenessProbe"]
        assert startup["periodSeconds"] * startup["failureThreshold"] >= 300
        assert liveness["periodSeconds"] * liveness["failureThreshold"] >= 60


def test_every_pod_has_a_minute_to_finish_its_work(manifests: list[charts.Manifest]) -> None:
    assert {pod["terminationGracePeriodSeconds"] for pod in pods(manifests).values()} == {60}


def test_pods_of_a_component_spread_over_nodes_and_zones(manifests: list[charts.Manifest]) -> None:
    for name in charts.SERVING:
        workload = charts.workloads(manifests)[name]
        constraints = charts.pod_of(workload)["topologySpreadConstraints"]
        assert [found["topologyKey"] for found in constraints] == [
            "kubernetes.io/hostname",
            "topology.kubernetes.io/zone",
        ]
        for constraint in constraints:
            assert charts.selects(constraint["labelSelector"]["matchLabels"], charts.pod_labels(workload))


def test_there_is_one_clock_and_never_two() -> None:
    beat = charts.workloads(charts.render("high_availability"))["beat"]
    assert beat["spec"]["replicas"] == 1
    assert beat["spec"]["strategy"] == {"type": "Recreate"}


def test_a_new_release_takes_no_page_away(manifests: list[charts.Manifest]) -> None:
    for name in ("web", "live", "worker", "relay"):
        rolling = charts.workloads(manifests)[name]["spec"]["strategy"]["rollingUpdate"]
        assert rolling == {"maxSurge": 1, "maxUnavailable": 0}


def test_where_the_operator_chose_nodes_every_pod_goes_there() -> None:
    for pod in pods(charts.render("high_availability")).values():
        assert pod["nodeSelector"] == {"kubernetes.io/arch": "amd64"}
        assert pod["priorityClassName"] == "city-services"
        assert pod["tolerations"][0]["key"] == "dedicated"
        assert pod["imagePullSecrets"] == [{"name": "registry"}]
