"""The distribution stands alone: an empty environment, pydantic, and the reference plugin passing the kit."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

UV = Path(sys.executable).with_name("uv")
SDK = ROOT / "platform" / "mannaka_sdk"
PYDANTIC = {"annotated-types", "pydantic", "pydantic-core", "typing-extensions", "typing-inspection"}
TEST = """
from pathlib import Path
from integrations.channels import echo
from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import EchoSimulator
from mannaka_sdk.testing import MessagingConformance

class TestEcho(MessagingConformance):
    plugin = EchoChannel
    simulator = EchoSimulator
    fixtures = Path(echo.__file__).with_name("fixtures")
"""


def run(*command: str | Path, cwd: Path, check: bool = True) -> str:
    """Run a command as a vendor would, without our settings."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(Path.home())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done.stdout + done.stderr


def install(folder: Path, wanted: str) -> None:
    """Install from what uv keeps; where it kept nothing, from the registry."""
    command = (UV, "pip", "install", "--python", folder / "venv", "-c", folder / "versions.txt", wanted)
    if "error" in run(*command, "--offline", cwd=folder, check=False) or not installed(folder):
        run(*command, cwd=folder)


def installed(folder: Path) -> set[str]:
    """Return the names of the distributions in the environment."""
    listed = run(UV, "pip", "list", "--python", folder / "venv", "--format", "json", cwd=folder)
    return {each["name"] for each in json.loads(listed.splitlines()[0])}


@pytest.fixture(scope="module")
def bought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy and put it into an empty environment, in the versions that we test with."""
    folder = tmp_path_factory.mktemp("vendor")
    shutil.copytree(SDK, folder / "sdk", ignore=shutil.ignore_patterns("__pycache__"))
    build = (UV, "build", "--no-build-isolation", "--python", sys.executable, "--out-dir", folder / "dist", "--wheel")
    run(*build, folder / "sdk", cwd=folder)
    run(UV, "venv", "--python", sys.executable, folder / "venv", cwd=folder)
    pinned = (ROOT / "requirements" / "test.txt").read_text(encoding="utf-8").splitlines()
    versions = [line.removesuffix(" \\") for line in pinned if "==" in line and not line.startswith((" ", "#"))]
    (folder / "versions.txt").write_text("\n".join(versions), encoding="utf-8")
    install(folder, str(wheel(folder)))
    (folder / "alone.txt").write_text("\n".join(installed(folder)), encoding="utf-8")
    return folder


def wheel(folder: Path) -> Path:
    """Return the wheel that was built."""
    (found,) = (folder / "dist").glob("mannaka_sdk-*.whl")
    return found


def test_the_sdk_brings_pydantic_and_nothing_else(bought: Path) -> None:
    assert set((bought / "alone.txt").read_text(encoding="utf-8").split()) == {"mannaka-sdk", *PYDANTIC}


def test_every_public_name_works_there(bought: Path) -> None:
    script = (
        "import mannaka_sdk, sys; [getattr(mannaka_sdk, name) for name in mannaka_sdk.__all__];"
        "print(len(mannaka_sdk.__all__), 'django' in sys.modules, mannaka_sdk.__file__)"
    )
    count, has_django, home = run(bought / "venv" / "bin" / "python", "-I", "-c", script, cwd=bought).split()

    assert int(count) > 100
    assert has_django == "False"
    assert Path(home).is_relative_to(bought / "venv")


def test_the_wheel_holds_the_schemas_and_the_types_but_not_our_tools(bought: Path) -> None:
    listed = run(sys.executable, "-m", "zipfile", "-l", wheel(bought), cwd=bought)

    assert "mannaka_sdk/py.typed" in listed
    assert "mannaka_sdk/schemas/InboundEvent.json" in listed
    assert "mannaka_sdk/testing/checks/verify.py" in listed
    assert "mannaka_sdk/remote/serving.py" in listed
    assert "mannaka_sdk/contract" not in listed


def test_the_reference_plugin_passes_the_kit_there(bought: Path) -> None:
    install(bought, f"mannaka-sdk[testing] @ {wheel(bought).as_uri()}")
    work = bought / "work"
    shutil.copytree(ROOT / "integrations", work / "integrations", ignore=shutil.ignore_patterns("__pycache__"))
    (work / "test_echo.py").write_text(TEST, encoding="utf-8")

    python = bought / "venv" / "bin" / "python"
    said = run(python, "-m", "pytest", "-q", "--rootdir", work, "--conformance-stamp=stamps", work, cwd=work)

    stamp = json.loads((work / "stamps" / "jp.mannaka.echo.json").read_text(encoding="utf-8"))
    assert f"{len(stamp['findings'])} passed" in said
    assert stamp["tier"] == "bronze"
    assert [each["code"] for each in stamp["findings"] if each["problem"]] == []
