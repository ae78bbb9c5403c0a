"""The resources find each other: services their pods, pods their settings, hosts their service."""

import pytest

from tests.deploy import charts


def by_name(manifests: list[charts.Manifest], kind: str) -> dict[str, charts.Manifest]:
    return {manifest["metadata"]["name"]: manifest for manifest in charts.of_kind(manifests, kind)}


def chosen(manifests: list[charts.Manifest], selector: dict[str, str]) -> list[str]:
    found = charts.workloads(manifests)
    return [name for name, workload in found.items() if charts.selects(selector, charts.pod_labels(workload))]


def test_a_deployment_selects_its_own_pods_and_no_others(manifests: list[charts.Manifest]) -> None:
    for deployment in charts.of_kind(manifests, "Deployment"):
        assert chosen(manifests, deployment["spec"]["selector"]["matchLabels"]) == [charts.component_of(deployment)]


def test_a_service_reaches_exactly_its_component_at_a_port_that_is_open(manifests: list[charts.Manifest]) -> None:
    services = charts.of_kind(manifests, "Service")
    assert {charts.component_of(service) for service in services} - {charts.RECEIVER} == {"web", "live"}
    for service in services:
        component = charts.component_of(service)
        assert chosen(manifests, service["spec"]["selector"]) == [component]
        ports = {port["name"] for port in charts.container_of(charts.workloads(manifests)[component])["ports"]}
        assert {port["targetPort"] for port in service["spec"]["ports"]} == ports


@pytest.mark.parametrize("name", ["minimal", "high_availability", "argocd", "wildcard_ingress"])
def test_a_budget_guards_every_component_that_may_have_more_than_one_pod(name: str) -> None:
    manifests = charts.render(name)
    budgets = charts.of_kind(manifests, "PodDisruptionBudget")
    guarded = [chosen(manifests, budget["spec"]["selector"]["matchLabels"]) for budget in budgets]
    assert sorted(guarded) == sorted([component] for component in charts.running(manifests) if component != "beat")
    assert {budget["spec"]["maxUnavailable"] for budget in budgets} == {1}


def test_a_single_machine_has_no_budget_that_would_keep_it_from_restarting() -> None:
    assert charts.of_kind(charts.render("one_node"), "PodDisruptionBudget") == []


def test_the_scaler_and_the_deployment_do_not_fight_over_the_number_of_pods(manifests: list[charts.Manifest]) -> None:
    web = charts.workloads(manifests)["web"]
    scalers = charts.of_kind(manifests, "HorizontalPodAutoscaler")
    assert ("replicas" in web["spec"]) is (scalers == [])
    assert [scaler["spec"]["scaleTargetRef"]["name"] for scaler in scalers] in ([], [web["metadata"]["name"]])


def test_everything_a_pod_names_is_in_the_chart_or_was_given_by_the_operator(manifests: list[charts.Manifest]) -> None:
    for workload in charts.workloads(manifests).values():
        pod, container = charts.pod_of(workload), charts.container_of(workload)
        assert pod["serviceAccountName"] in by_name(manifests, "ServiceAccount")
        assert container["envFrom"][0]["configMapRef"]["name"] in by_name(manifests, "ConfigMap")
    assert charts.of_kind(manifests, "Secret") == []


def claims_of(manifests: list[charts.Manifest]) -> dict[str, str]:
    volumes = {
        name: next(volume for volume in charts.pod_of(workload)["volumes"] if volume["name"] == "data")
        for name, workload in charts.workloads(manifests).items()
    }
    claimed = ((name, volume.get("persistentVolumeClaim")) for name, volume in volumes.items())
    return {name: claim["claimName"] for name, claim in claimed if claim}


def test_only_those_who_keep_files_hold_the_claim_and_it_outlives_the_release() -> None:
    manifests = charts.render()
    assert claims_of(manifests) == {"web": "mannaka-data", "worker": "mannaka-data"}
    claim = by_name(manifests, "PersistentVolumeClaim")["mannaka-data"]
    assert claim["metadata"]["annotations"] == {"helm.sh/resource-policy": "keep"}
    assert claim["spec"]["accessModes"] == ["ReadWriteMany"]


def test_a_claim_that_exists_is_used_and_none_is_made() -> None:
    manifests = charts.render("one_node")
    assert claims_of(manifests) == {"web": "mannaka-disk", "worker": "mannaka-disk"}
    assert charts.of_kind(manifests, "PersistentVolumeClaim") == []


@pytest.mark.parametrize(
    ("name", "hosts"),
    [
        ("minimal", ["imabari.example.jp"]),
        ("high_availability", ["imabari.example.jp", "saijo.example.jp"]),
        ("wildcard_ingress", ["*.soudan.example.jp"]),
        ("no_ingress", []),
    ],
)
def test_every_host_leads_to_the_pages_and_its_live_path_to_the_live_process(name: str, hosts: list[str]) -> None:
    manifests = charts.render(name)
    services = by_name(manifests, "Service")
    found = [
        (rule["host"], path["path"], charts.component_of(services[path["backend"]["service"]["name"]]))
        for ingress in charts.of_kind(manifests, "Ingress")
        for rule in ingress["spec"]["rules"]
        for path in rule["http"]["paths"]
    ]
    ends = [("/", "web"), ("/live/", "live")]
    assert sorted(found) == sorted((host, *end) for host in hosts for end in ends)


def test_annotations_of_the_live_path_are_added_to_the_common_ones() -> None:
    ingresses = by_name(charts.render("high_availability"), "Ingress")
    common = {"nginx.ingress.kubernetes.io/proxy-body-size": "64m"}
    assert ingresses["mannaka-web"]["metadata"]["annotations"] == common
    assert ingresses["mannaka-live"]["metadata"]["annotations"].items() > common.items()


def test_other_settings_are_other_pods(manifests: list[charts.Manifest]) -> None:
    sums = {
        workload["spec"]["template"]["metadata"]["annotations"]["checksum/settings"]
        for workload in charts.of_kind(manifests, "Deployment")
    }
    assert len(sums) == 1
