"""The schema refuses what the chart would not understand."""

from copy import deepcopy
from typing import Any

import helm_python
import pytest

from tests.deploy import charts

Values = dict[str, Any]
# Maps whose keys are the reader's own: labels and annotations.
FREE = {"strings"}


def changed(path: str, value: Any, *, name: str = "minimal") -> Values:
    values = deepcopy(charts.values_of(name))
    *parents, last = path.split(".")
    place = values
    for parent in parents:
        place = place.setdefault(parent, {})
    place[last] = value
    return values


def refused(values: Values) -> str:
    with pytest.raises(helm_python.HelmError) as caught:
        charts.chart().render(values, name="mannaka", namespace="soudan")
    return str(caught.value)


def sections(values: Values, prefix: str = "") -> list[str]:
    found = [prefix] if prefix else []
    for key, value in values.items():
        if isinstance(value, dict) and not key.endswith(("nnotations", "nodeSelector")):
            found += sections(value, f"{prefix}.{key}" if prefix else key)
    return found


@pytest.mark.parametrize("section", ["", *sections(charts.defaults())])
def test_an_unknown_key_is_refused_in_every_section(section: str) -> None:
    words = refused(changed(f"{section}.unknwon".lstrip("."), 1))
    assert "unknwon" in words


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("image.repository", ""),
        ("image.digest", "sha256:short"),
        ("image.pullPolicy", "Sometimes"),
        ("secret.existingSecret", ""),
        ("ingress.hosts", []),
        ("ingress.hosts", ["Imabari.example.jp"]),
        ("ingress.hosts", ["*.example.jp"]),
        ("ingress.wildcard", "soudan.example.jp"),
        ("ingress.tls", [{"secretName": "imabari"}]),
        ("web.replicas", 0),
        ("live.replicas", 0),
        ("web.processes", "two"),
        ("web.resources.limits", {"memory": None}),
        ("web.resources.requests", {"cpu": "plenty", "memory": "1Gi"}),
        ("beat.replicas", 2),
        ("migrate.mode", "sometimes"),
        ("migrate.args", []),
        ("data.accessModes", ["ReadOnlyMany"]),
        ("data.size", "20"),
        ("networkPolicy.ingressFrom", []),
        ("networkPolicy.database.to", []),
        ("networkPolicy.broker.to", [{}]),
        ("networkPolicy.cache.to", [{"ipBlock": {"cidr": "10.0.1.11"}}]),
        ("networkPolicy.database.port", 70_000),
        ("scheduling.tolerations", [{"effect": "NoWork"}]),
        ("ingress.publicPort", "8443"),
        ("mail", {"enabled": True}),
        ("mail", {"enabled": True, "from": "今治市 <soudan@example.jp>"}),
        ("calendars.hosts", ["https://groupware.example.jp/"]),
        ("networkPolicy.calendars.port", 8443),
    ],
)
def test_a_value_that_cannot_work_is_refused_by_name(path: str, value: Any) -> None:
    words = refused(changed(path, value))
    assert path.partition(".")[0] in words


@pytest.mark.parametrize(
    ("path", "value"),
    [("mail", {"enabled": True, "from": "soudan@example.jp"}), ("calendars.hosts", ["groupware.example.jp"])],
)
def test_what_is_switched_on_and_nowhere_to_be_reached_is_refused(path: str, value: Any) -> None:
    assert "networkPolicy" in refused(changed(path, value))
    closed = changed(path, value, name="no_network_policy")
    assert charts.chart().render(closed, name="mannaka", namespace="soudan")


def test_the_defaults_alone_are_refused_since_nobody_can_guess_a_city() -> None:
    words = refused({})
    assert "repository" in words
    assert "existingSecret" in words


def test_every_object_of_the_schema_is_closed() -> None:
    schema = charts.chart().schema
    assert schema is not None
    free = {id(schema["definitions"][name]) for name in FREE}
    objects = [part for part in parts_of(schema) if part.get("type") == "object" and id(part) not in free]
    assert len(objects) > 20
    assert [part for part in objects if part.get("additionalProperties") is not False] == []


def test_every_default_is_described_by_the_schema() -> None:
    schema = charts.chart().schema
    assert schema is not None
    assert set(schema["properties"]) == set(charts.defaults())


def parts_of(node: Any) -> list[Values]:
    if isinstance(node, list):
        return [part for item in node for part in parts_of(item)]
    if not isinstance(node, dict):
        return []
    return [node, *(part for item in node.values() for part in parts_of(item))]
