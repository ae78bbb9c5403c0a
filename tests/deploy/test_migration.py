"""The schemas are brought up before the new code serves: as a hook of Helm, or as a job in a wave of Argo CD."""

from tests.deploy import charts

HOOK, WEIGHT, WAVE = "helm.sh/hook", "helm.sh/hook-weight", "argocd.argoproj.io/sync-wave"


def marks(manifests: list[charts.Manifest], mark: str) -> dict[str, str]:
    found = {manifest["kind"]: manifest["metadata"].get("annotations", {}).get(mark) for manifest in of_job(manifests)}
    return {kind: value for kind, value in found.items() if value is not None}


def of_job(manifests: list[charts.Manifest]) -> list[charts.Manifest]:
    return [manifest for manifest in manifests if charts.component_of(manifest) == "migrate"]


def others(manifests: list[charts.Manifest]) -> list[charts.Manifest]:
    return [manifest for manifest in manifests if charts.component_of(manifest) != "migrate"]


def annotations_of(manifests: list[charts.Manifest]) -> set[str]:
    return {key for manifest in manifests for key in manifest["metadata"].get("annotations", {})}


def test_as_a_hook_the_job_runs_before_install_and_upgrade_and_what_it_needs_is_there_before_it() -> None:
    manifests = charts.render()
    kinds = {"Job", "ConfigMap", "ServiceAccount", "NetworkPolicy"}
    assert marks(manifests, HOOK) == dict.fromkeys(kinds, "pre-install,pre-upgrade")
    weights = {kind: int(weight) for kind, weight in marks(manifests, WEIGHT).items()}
    assert all(weights[kind] < weights["Job"] for kind in kinds - {"Job"})


def test_as_a_hook_the_job_needs_nothing_that_comes_after_it() -> None:
    manifests = charts.render()
    job = charts.workloads(manifests)["migrate"]
    early = {manifest["metadata"]["name"] for manifest in of_job(manifests)}
    assert charts.pod_of(job)["serviceAccountName"] in early
    assert charts.container_of(job)["envFrom"][0]["configMapRef"]["name"] in early
    assert not any("persistentVolumeClaim" in volume for volume in charts.pod_of(job)["volumes"])


def test_no_other_resource_is_a_hook(manifests: list[charts.Manifest]) -> None:
    assert HOOK not in annotations_of(others(manifests))


def test_in_the_plain_mode_there_is_no_hook_and_the_job_comes_in_an_earlier_wave() -> None:
    manifests = charts.render("argocd")
    assert HOOK not in annotations_of(manifests)
    waves = {kind: int(wave) for kind, wave in marks(manifests, WAVE).items()}
    assert waves["ServiceAccount"] == waves["ConfigMap"] == waves["NetworkPolicy"] < waves["Job"] < 0
    assert WAVE not in annotations_of(others(manifests))


def test_in_the_plain_mode_another_image_is_another_job_since_a_job_cannot_be_changed() -> None:
    image = charts.values_of("argocd")["image"]
    names = {
        charts.workloads(charts.render("argocd", image=image | {"tag": tag}))["migrate"]["metadata"]["name"]
        for tag in ("0.1.0", "0.1.0", "0.2.0")
    }
    assert len(names) == 2


def test_the_job_brings_the_schemas_up_once_and_says_when_it_cannot(manifests: list[charts.Manifest]) -> None:
    job = charts.workloads(manifests)["migrate"]
    container = charts.container_of(job)
    assert [*container["command"], *container["args"]] == ["mannaka", "release"]
    assert charts.pod_of(job)["restartPolicy"] == "Never"
    assert job["spec"]["backoffLimit"] == 3
    assert job["spec"]["activeDeadlineSeconds"] == 3600


def test_an_operator_runs_another_command_as_a_job_of_its_own() -> None:
    args = ["city", "create", "382027", "--name", "今治市", "--host", "imabari.example.jp"]
    job = charts.workloads(charts.render("argocd", migrate={"mode": "plain", "args": args}))["migrate"]
    assert charts.container_of(job)["args"] == args
    assert job["metadata"]["name"] != charts.workloads(charts.render("argocd"))["migrate"]["metadata"]["name"]
