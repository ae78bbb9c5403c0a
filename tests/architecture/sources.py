"""The files that the architecture tests read."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLATFORM = ("platform/mannaka", "platform/mannaka_kit", "platform/mannaka_sdk", "platform/mannaka_tenancy")
PRODUCT = (*PLATFORM, "tenants", "case_core", "cms", "integrations")


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file of the repository that exists, tracked or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(ROOT / name for name in sorted(set(listed)) if (ROOT / name).is_file())


def product_files(suffix: str = ".py", *, migrations: bool = False) -> list[Path]:
    """Return the product's files with a suffix; migrations only on demand."""
    folders = [ROOT / name for name in PRODUCT]
    return [
        path
        for path in tracked()
        if path.suffix == suffix
        and any(path.is_relative_to(folder) for folder in folders)
        and (migrations or "migrations" not in path.parts)
    ]


def name_of(path: Path) -> str:
    """Return a file's name as a finding tells it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a Python file as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(path: Path) -> Iterator[ast.AST]:
    """Return every node of a Python file."""
    return ast.walk(tree_of(path))


def imported(path: Path) -> set[str]:
    """Return the modules that a Python file imports."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found
