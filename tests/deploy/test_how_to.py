"""The how-to page's commands are real: Helm's are done with Helm itself, the rest is checked against the chart."""

import re
import shlex
from typing import Any

import helm_python
import pytest
import typer.main

from mannaka.cli import app
from tests.deploy import charts, containerfiles, test_secrets

PAGE = (charts.ROOT / "docs" / "how-to" / "deploy-with-helm.md").read_text(encoding="utf-8")
CHART = "deploy/helm/mannaka"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def commands(program: str) -> list[list[str]]:
    """Return every call of a program; a pipe ends one and begins the next."""
    lines = [part.strip() for block in blocks("sh") for line in block.splitlines() for part in line.split(" | ")]
    return [words for line in lines for words in [shlex.split(line)] if words[0] == program]


def values_of_the_page() -> dict[str, Any]:
    (text,) = blocks("yaml")
    return helm_python.values_from_yaml(text)


def option(words: list[str], name: str) -> str:
    return words[words.index(name) + 1]


def rendered_by(words: list[str]) -> list[charts.Manifest]:
    """Render as the words of `helm template` say."""
    values = values_of_the_page()
    if "--set" in words:
        values = merged(values, helm_python.parse_set_string(option(words, "--set")))
    if "--set-json" in words:
        values = merged(values, helm_python.parse_set_json(option(words, "--set-json")))
    return charts.render_values(values, release=words[2])


def merged(values: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return values | {key: values.get(key, {}) | change for key, change in changes.items()}


def test_the_page_has_commands_for_every_step() -> None:
    assert [words[1] for words in commands("helm")] == [
        "lint",
        "install",
        "template",
        "upgrade",
        "template",
        "uninstall",
    ]
    assert [words[1] for words in commands("podman")] == ["build", "push"]
    assert len(commands("kubectl")) == 7


def test_every_call_of_helm_names_the_chart_the_release_and_the_namespace() -> None:
    for words in commands("helm"):
        verb = words[1]
        assert words[2] == (CHART if verb == "lint" else "mannaka")
        assert verb in {"lint", "uninstall"} or words[3] == CHART
        assert verb == "lint" or option(words, "--namespace") == "soudan"


def test_the_values_of_the_page_are_accepted_by_a_strict_look() -> None:
    report = helm_python.lint(charts.CHART, values_of_the_page(), strict=True)
    assert report["errors"] == []


def test_the_secret_has_exactly_the_keys_that_the_pods_ask_for() -> None:
    (text,) = blocks("ini")
    assert {line.partition("=")[0] for line in text.splitlines()} == set().union(
        test_secrets.MAIL, *test_secrets.KEYS.values()
    )
    (create,) = [words for words in commands("kubectl") if words[1:3] == ["create", "secret"]]
    assert create[4] == values_of_the_page()["secret"]["existingSecret"]


def test_the_image_is_built_from_a_file_that_takes_the_argument_named_here() -> None:
    build, push = commands("podman")
    image = values_of_the_page()["image"]
    assert option(build, "--tag") == push[2] == f"{image['repository']}:{image['tag']}"
    assert "--build-arg BASE=" in PAGE
    assert set(containerfiles.arguments()) == {"BASE"}


def test_a_city_is_opened_by_a_job_that_finds_what_the_installation_left() -> None:
    opening = next(words for words in commands("helm") if "--show-only" in words)
    job = charts.workloads(rendered_by(opening))["migrate"]
    installed = charts.render_values(values_of_the_page())
    known = {(found["kind"], found["metadata"]["name"]) for found in installed}
    assert option(opening, "--show-only") == "templates/migrate_job.yaml"
    assert ("Job", job["metadata"]["name"]) not in known
    assert ("ServiceAccount", charts.pod_of(job)["serviceAccountName"]) in known
    assert ("ConfigMap", charts.container_of(job)["envFrom"][0]["configMapRef"]["name"]) in known
    assert is_a_command(charts.container_of(job)["args"])


def test_the_administrator_is_made_in_a_pod_that_exists() -> None:
    (execute,) = [words for words in commands("kubectl") if words[1] == "exec"]
    deployments = {found["metadata"]["name"] for found in charts.of_kind(charts.render("minimal"), "Deployment")}
    assert execute[4].removeprefix("deployment/") in deployments
    assert execute[5:7] == ["--", "mannaka"]
    assert is_a_command(execute[7:])


def test_without_hooks_helm_template_leaves_none() -> None:
    plain = [words for words in commands("helm") if words[1] == "template"][-1]
    annotations = [found["metadata"].get("annotations", {}) for found in rendered_by(plain)]
    assert [found for found in annotations if "helm.sh/hook" in found] == []


@pytest.mark.parametrize("words", [["city", "creat"], ["city", "create", "--hots", "x"]])
def test_a_wrong_command_would_be_noticed(words: list[str]) -> None:
    assert not is_a_command(words)


def is_a_command(words: list[str]) -> bool:
    """Tell whether `mannaka` knows the command and every option in it."""
    command: Any = typer.main.get_command(app)
    for word in words:
        if not hasattr(command, "commands"):
            break
        command = command.commands.get(word)
    known = {name for parameter in getattr(command, "params", []) for name in parameter.opts}
    return command is not None and all(word in known for word in words if word.startswith("--"))
