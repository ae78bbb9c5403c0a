"""Reads the Containerfile, and does its build stage in a folder, without any container."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "Containerfile"
# Fetching the installer, and compiling a hundred libraries, would take the test half a minute and prove little.
LONG = ("/opt/installer/bin/pip install", "compileall -q -j 0 --invalidation-mode unchecked-hash /opt/mannaka/lib")
OF_AN_INSTALLATION = re.compile(r"DATABASE_|MANNAKA_|DJANGO_|PYTHON|(SECRET_KEY|BROKER_URL|CACHE_URL)$")
SKIPPED = shutil.ignore_patterns("__pycache__", "*.pyc", "*.mo")


@dataclass(frozen=True, slots=True)
class Instruction:
    """One line of the file."""

    word: str
    text: str


@dataclass(slots=True)
class Stage:
    """What stands between two FROM."""

    base: str
    name: str
    instructions: list[Instruction] = field(default_factory=list)

    def texts(self, word: str) -> list[str]:
        """Return the instructions of one kind."""
        return [found.text for found in self.instructions if found.word == word]

    def environment(self) -> dict[str, str]:
        """Return what the stage's ENV lines set."""
        pairs = (pair.partition("=") for text in self.texts("ENV") for pair in text.split())
        return {name: value for name, _, value in pairs}


def arguments() -> dict[str, str]:
    """Return the build arguments before the first stage."""
    head = PATH.read_text(encoding="utf-8").partition("\nFROM ")[0]
    return dict(re.findall(r"^ARG (\w+)=(\S+)$", head, re.MULTILINE))


def stages() -> list[Stage]:
    """Return the file's stages in their order."""
    found: list[Stage] = []
    for line in PATH.read_text(encoding="utf-8").splitlines():
        word, _, text = line.partition(" ")
        if word == "FROM":
            base, _, name = text.partition(" AS ")
            found.append(Stage(base=base, name=name))
        elif found and word and not word.startswith("#"):
            found[-1].instructions.append(Instruction(word, text))
    return found


class Builder:
    """Does the build stage below a folder; the installer is the checkout's own, already fetched by its hashes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.app = folder / "app"
        self.environment = folder / "opt" / "mannaka"
        self.installer = folder / "opt" / "installer"

    def build(self, stage: Stage) -> None:
        """Do every COPY and every RUN of the stage, except for the two long steps."""
        self.app.mkdir(parents=True)
        (self.installer / "bin").mkdir(parents=True)
        (self.installer / "bin" / "uv").symlink_to(ROOT / ".venv" / "bin" / "uv")
        for instruction in stage.instructions:
            if instruction.word == "COPY":
                self._copy(instruction.text.split())
            elif instruction.word == "RUN" and not any(step in instruction.text for step in LONG):
                self.run(instruction.text)

    def run(self, command: str) -> str:
        """Do one RUN, its absolute paths moved below the folder."""
        # Proxies and certificates of this machine stay; a build knows nothing of an installation.
        kept = {name: value for name, value in os.environ.items() if not OF_AN_INSTALLATION.match(name)}
        done = subprocess.run(
            ["/bin/sh", "-ec", self._moved(command)],
            cwd=self.app,
            env={**kept, "VIRTUAL_ENV": str(self.environment), "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    def _copy(self, words: list[str]) -> None:
        *sources, target = words
        for source in sources:
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, self.app / target, ignore=SKIPPED)
            else:
                shutil.copy2(ROOT / source, self.app / target)

    def _moved(self, command: str) -> str:
        return re.sub(r"(?<![\w/.])/(app|opt)\b", rf"{self.folder}/\1", command)
