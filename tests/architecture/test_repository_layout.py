"""The house's plan: which folders there are, and that `platform/` hides nothing."""

import platform
import subprocess
import sys

from tests.architecture.sources import ROOT, name_of, tracked

PACKAGES = {"case_core", "cms", "integrations", "platform", "tenants"}
TOP_FOLDERS = PACKAGES | {".ci", "deploy", "docs", "requirements", "tests"}
TOP_FILES = {
    ".dockerignore",
    ".gitattributes",
    ".gitignore",
    ".python-version",
    "CHANGELOG.md",
    "Containerfile",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "manage.py",
    "pyproject.toml",
}


def test_the_standard_librarys_platform_is_not_hidden() -> None:
    assert platform.python_version().startswith("3.")
    assert "mannaka" not in (platform.__file__ or "")


def test_the_standard_librarys_platform_is_not_hidden_from_the_root_either() -> None:
    command = [sys.executable, "-c", "import platform; print(platform.python_implementation())"]

    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_platform_is_a_plain_folder() -> None:
    assert not (ROOT / "platform" / "__init__.py").exists()
    assert not (ROOT / "tests" / "platform").exists()


def test_the_top_of_the_house_holds_nothing_else() -> None:
    seen = {name_of(path).partition("/") for path in tracked()}
    folders = {name for name, slash, _ in seen if slash}
    files = {name for name, slash, _ in seen if not slash}

    assert folders - TOP_FOLDERS == set()
    assert files - TOP_FILES == set()


# Put on PYTHONPATH as they are, for Python to load `sitecustomize` from.
PATH_FOLDERS = {"tests/deploy/read_only_root"}


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in tracked() if path.is_relative_to(ROOT / "tests") and path.suffix == ".py"}

    plain = {name_of(folder) for folder in folders if not (folder / "__init__.py").exists()}

    assert plain - PATH_FOLDERS == set()


def test_no_file_is_called_utils() -> None:
    vague = {"utils.py", "util.py", "helpers.py", "misc.py", "common.py"}

    assert [name_of(path) for path in tracked() if path.name in vague] == []
