"""Pages of the reference that the code itself tells: `python -m tests.docs.generated` writes them."""

import ast
import inspect
import re
from collections.abc import Iterator
from enum import EnumType
from pathlib import Path
from typing import Any, Final

import typer.main

from mannaka.cli import app
from mannaka.doctor.examine import CHECKS, CHECKS_OF_CITIES, CHECKS_WITH_DJANGO, Check
from mannaka.doctor.situation import SETTINGS
from tests.docs.pages import ROOT

REFERENCE: Final = ROOT / "docs" / "reference"
LAYERS: Final = (
    "platform/mannaka",
    "integrations",
    "cms",
    "case_core",
    "tenants",
    "platform/mannaka_kit",
    "platform/mannaka_sdk",
    "platform/mannaka_tenancy",
)
TERM: Final = re.compile(r"（([^）]+)）|\(([^)]*[\u3041-\u9fff][^)]*)\)")
NOTE: Final = "<!-- Written by `python -m tests.docs.generated`; change the code, not this page. -->"
COMMANDS: Final = f"""# Commands
{NOTE}

`mannaka` is `.venv/bin/mannaka` in a checkout. Where `DATABASE_URL` is not set, commands use the demo in `.mannaka`
(or `--data`).
Exit codes: 0 done, 1 the check found something, 2 refused, with the reason in one sentence.
"""
ROOMS: Final = f"""# Rooms
{NOTE}

Which room holds what, in its own words, from top to bottom: a package imports only from those below it.
(`integrations` and `cms` stand side by side and do not know each other.)
"""
DOCTOR: Final = f"""# What the doctor looks at
{NOTE}

`mannaka doctor` asks these {{count}} questions, in the order in which a newcomer mends what is wrong. Each finding is
one line: the name of the setting, what is wrong, the mend. Without a finding it says `All is well.`; the exit code is 1
where it found anything. It changes nothing.

What a check **refuses** also stops every process that needs the database from starting, and the doctor goes no further
than that group. What it only **tells** does not.
[Watch an installation](../how-to/watch-an-installation.md) lets it run by itself.
"""
GROUPS: Final = (
    ("The settings and the servers", CHECKS),
    ("The release", CHECKS_WITH_DJANGO),
    ("The cities", CHECKS_OF_CITIES),
)
NAMED: Final = (*SETTINGS, "MANNAKA_", "mannaka release", "mannaka collect", "apt-get install")


def commands_page() -> str:
    """Return the page on every command, its arguments and options."""
    root = typer.main.get_command(app)
    return COMMANDS + "".join(_command_part(words, command) for words, command in commands(root, ("mannaka",)))


def commands(command: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every command that does something, with the words that call it (Typer's classes are its own affair)."""
    if not hasattr(command, "commands"):
        yield words, command
        return
    for name, child in command.commands.items():
        yield from commands(child, (*words, name))


def rooms_page() -> str:
    """Return the page on every package, what it says of itself, and what it keeps in the database."""
    return ROOMS + "".join(f"\n## `{top.relative_to(ROOT).as_posix()}/`\n{_room_part(top)}" for top in top_rooms())


def doctor_page() -> str:
    """Return the page on every check of the doctor, in its own words."""
    head = DOCTOR.format(count=sum(len(checks) for _, checks in GROUPS))
    return head + "".join(_group_part(title, checks) for title, checks in GROUPS)


def top_rooms() -> list[Path]:
    """Return the packages that the layers are made of, from top to bottom."""
    return [ROOT / name for name in LAYERS]


def rooms_in(top: Path) -> list[Path]:
    """Return the rooms of a package."""
    return sorted(package.parent for package in top.glob("*/__init__.py"))


def models_of(room: Path) -> list[tuple[str, str]]:
    """Return the models of a room, each with its Japanese term."""
    sources = [*room.glob("models.py"), *sorted(room.glob("models/*.py"))]
    trees = [ast.parse(source.read_text(encoding="utf-8")) for source in sources]
    classes = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    said = [(each.name, (ast.get_docstring(each) or "").splitlines()[0]) for each in classes if ast.get_docstring(each)]
    return [(name, found[1] or found[2]) for name, words in said if (found := TERM.search(words))]


def _command_part(words: tuple[str, ...], command: Any) -> str:
    parameters = [parameter for parameter in command.params if parameter.name != "help"]
    call = " ".join([*words, *(parameter.name.upper() for parameter in parameters if _is_argument(parameter))])
    lines = [f"\n## `{call}`", " ".join(command.help.split()), ""]
    if parameters:
        lines += ["| | | default |", "|---|---|---|", *map(_parameter_row, parameters)]
    return "\n".join(lines).rstrip() + "\n"


def _parameter_row(parameter: Any) -> str:
    name = parameter.name.upper() if _is_argument(parameter) else " ".join(parameter.opts)
    said = " ".join((parameter.help or "").split())
    choices = parameter.type_descriptor.annotation
    if isinstance(choices, EnumType):
        said += " One of " + ", ".join(f"`{choice.value}`" for choice in choices) + "."
    return f"| `{name}` | {said} | {_default_of(parameter)} |"


def _is_argument(parameter: Any) -> bool:
    return not parameter.opts[0].startswith("-")


def _default_of(parameter: Any) -> str:
    if parameter.required:
        return "required"
    return str(parameter.default) if parameter.default else ""


def _room_part(top: Path) -> str:
    rows = [f"| `{room.name}` | {_holds(room)} |" for room in rooms_in(top) if _holds(room)]
    table = "\n" + "\n".join(["| room | holds |", "|---|---|", *rows]) + "\n" if rows else ""
    return " ".join(_docstring_of(top).split()) + "\n" + table


def _holds(room: Path) -> str:
    sentence = " ".join(_docstring_of(room).partition("\n\n")[0].split())
    models = ", ".join(f"{name} {term}" for name, term in models_of(room))
    return " ".join(part for part in (sentence, f"In the database: {models}." if models else "") if part)


def _group_part(title: str, checks: tuple[Check, ...]) -> str:
    rows = "\n".join(map(_check_row, checks))
    return f"\n## {title}\n| it asks | it refuses or tells | it names |\n|---|---|---|\n{rows}\n"


def _check_row(check: Check) -> str:
    module = inspect.getmodule(check)
    said = {node.value for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Constant)}
    named = ", ".join(f"`{name}{'…' if name.endswith('_') else ''}`" for name in NAMED if name in said)
    return f"| {' '.join(inspect.getdoc(module).split())} | {' '.join(inspect.getdoc(check).split())} | {named} |"


def _docstring_of(package: Path) -> str:
    return ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""


def write() -> None:
    """Write the pages."""
    (REFERENCE / "commands.md").write_text(commands_page(), encoding="utf-8")
    (REFERENCE / "rooms.md").write_text(rooms_page(), encoding="utf-8")
    (REFERENCE / "doctor.md").write_text(doctor_page(), encoding="utf-8")


if __name__ == "__main__":
    write()
