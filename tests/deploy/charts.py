"""The chart as Helm itself renders it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import helm_python
import yaml

ROOT = Path(__file__).resolve().parents[2]
CHART = ROOT / "deploy" / "helm" / "mannaka"
VALUES = Path(__file__).parent / "values"
NAMES = tuple(sorted(path.stem for path in VALUES.glob("*.yaml")))
SERVING = ("web", "live", "worker", "relay", "beat")
PROCESSES = (*SERVING, "migrate")
RECEIVER = "mail"
"""Takes mails that other servers deliver: only where the operator wants it."""
Manifest = dict[str, Any]


def values_of(name: str) -> Manifest:
    """Return one of the committed files of values."""
    return helm_python.values_from_yaml((VALUES / f"{name}.yaml").read_text(encoding="utf-8"))


def defaults() -> Manifest:
    """Return the chart's own values."""
    return dict(chart().values)


def render(name: str = "minimal", *, release: str = "mannaka", **changes: Any) -> list[Manifest]:
    """Return every resource for a file of values, with whole sections of it changed."""
    return render_values(values_of(name) | changes, release=release)


def render_values(values: Manifest, *, release: str = "mannaka") -> list[Manifest]:
    """Return every resource for values."""
    # A copy for each test: some change what they were given.
    return deepcopy(_rendered(json.dumps(values), release))


def files_of(name: str = "minimal") -> dict[str, str]:
    """Return what Helm makes of each template, by its file name."""
    rendered = chart().render(values_of(name), name="mannaka", namespace="soudan")
    return {Path(path).name: text for path, text in rendered.items()}


def of_kind(manifests: list[Manifest], kind: str) -> list[Manifest]:
    """Return the resources of a kind."""
    return [manifest for manifest in manifests if manifest["kind"] == kind]


def workloads(manifests: list[Manifest]) -> dict[str, Manifest]:
    """Return what makes pods, by component."""
    makers = [*of_kind(manifests, "Deployment"), *of_kind(manifests, "Job")]
    return {component_of(manifest): manifest for manifest in makers}


def running(manifests: list[Manifest]) -> tuple[str, ...]:
    """Return the components of which any pod runs."""
    deployments = workloads(of_kind(manifests, "Deployment"))
    return tuple(name for name, workload in deployments.items() if workload["spec"].get("replicas") != 0)


def component_of(manifest: Manifest) -> str:
    """Return the component that a resource belongs to."""
    return str(manifest["metadata"]["labels"]["app.kubernetes.io/component"])


def pod_of(workload: Manifest) -> Manifest:
    """Return the specification of a workload's pods."""
    return dict(workload["spec"]["template"]["spec"])


def container_of(workload: Manifest) -> Manifest:
    """Return the only container of a workload's pods."""
    (container,) = pod_of(workload)["containers"]
    return dict(container)


def pod_labels(workload: Manifest) -> dict[str, str]:
    """Return the labels of a workload's pods."""
    return dict(workload["spec"]["template"]["metadata"]["labels"])


def selects(selector: dict[str, str], labels: dict[str, str]) -> bool:
    """Tell whether a selector of labels matches a pod's labels."""
    return bool(selector) and selector.items() <= labels.items()


def _resources(rendered: dict[str, str]) -> Iterator[Manifest]:
    for path, text in rendered.items():
        if path.endswith(".yaml"):
            yield from (document for document in yaml.load_all(text, yaml.CSafeLoader) if document)


@cache
def _rendered(values: str, release: str) -> list[Manifest]:
    return list(_resources(chart().render(json.loads(values), name=release, namespace="soudan")))


@cache
def chart() -> helm_python.Chart:
    """Return the chart, loaded once."""
    return helm_python.Chart.load(CHART)
