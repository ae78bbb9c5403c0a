"""What the chart renders is valid Kubernetes, for every file of values."""

import json

import helm_python
import kubernetes_validate
import pytest

from tests.deploy import charts

VERSIONS = ("1.31", "1.32", "1.33", "1.34", "1.35", "1.36", "1.37")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_resource_is_strictly_valid(version: str) -> None:
    everything = [manifest for name in charts.NAMES for manifest in charts.render(name)]
    # Most are the same in many files of values, and each takes its time.
    different = {json.dumps(manifest, sort_keys=True): manifest for manifest in everything}.values()
    assert len(different) > 27
    assert {kubernetes_validate.validate(manifest, version, strict=True) for manifest in different} == {version}


def test_an_unknown_field_would_be_found() -> None:
    (service, *_) = charts.of_kind(charts.render(), "Service")
    service["spec"]["selectr"] = {}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(service, VERSIONS[0], strict=True)


def test_there_are_files_of_values_for_many_installations() -> None:
    assert len(charts.NAMES) >= 8


@pytest.mark.parametrize("name", charts.NAMES)
def test_helm_finds_nothing_to_mend(name: str) -> None:
    report = helm_python.lint(charts.CHART, charts.values_of(name), strict=True, namespace="soudan")
    information = 1
    assert report["errors"] == []
    assert [message for message in report["messages"] if message["severity"] > information] == []


def test_no_two_resources_share_a_name(manifests: list[charts.Manifest]) -> None:
    names = [(manifest["kind"], manifest["metadata"]["name"]) for manifest in manifests]
    assert len(set(names)) == len(names)


def test_every_resource_names_its_namespace_and_its_release(manifests: list[charts.Manifest]) -> None:
    for manifest in manifests:
        assert manifest["metadata"]["namespace"] == "soudan"
        assert manifest["metadata"]["labels"]["app.kubernetes.io/instance"] == "mannaka"


def test_a_template_is_named_after_component_and_kind() -> None:
    texts = charts.files_of("high_availability")
    for path in charts.CHART.glob("templates/*.yaml"):
        component, kind = path.stem.split("_")
        assert f"\nkind: {kind}\n" in texts[path.name].lower()
        assert f"component: {component}\n" in texts[path.name]


def test_a_long_release_name_stays_within_63_characters() -> None:
    for manifest in charts.render("argocd", release="a-very-long-name-of-a-release-that-goes-on-and-on"):
        assert len(manifest["metadata"]["name"]) <= 63


@pytest.mark.parametrize(
    ("name", "image"),
    [
        ("minimal", "registry.example.jp/mannaka:0.1.0"),
        ("digest", "registry.example.jp/mannaka:0.1.0@sha256:" + "0123456789abcdef" * 4),
        ("lgwan", "registry.lgwan.example:5000/soudan/mannaka:0.1.0@sha256:" + "fedcba9876543210" * 4),
    ],
)
def test_every_process_runs_the_same_image(name: str, image: str) -> None:
    used = {charts.container_of(workload)["image"] for workload in charts.workloads(charts.render(name)).values()}
    assert used == {image}
