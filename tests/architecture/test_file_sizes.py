"""Files stay under 300 lines, functions under 30."""

import ast
from pathlib import Path

from tests.architecture.sources import ROOT, name_of, nodes, product_files, tracked, tree_of

MOST_LINES = 300
MOST_FUNCTION_LINES = 30
# A name and the reason why it may be longer.
_FOLDER = "tests/journeys/test_a_matter_is_solved_by_centre_and_section.py"
_JOURNEY = f"{_FOLDER}:test_a_matter_is_heard_handed_over_answered_and_closed"
LONGER_FUNCTIONS: dict[str, str] = {_JOURNEY: "one story, told from its beginning to its end"}


def test_no_python_file_is_longer_than_300_lines() -> None:
    python = [path for path in tracked() if path.suffix == ".py" and "migrations" not in path.parts]
    long = {name_of(path): count for path in python if (count := _lines(path)) > MOST_LINES}

    assert long == {}


def test_no_template_style_or_script_is_longer_than_300_lines() -> None:
    kinds = (".html", ".css", ".js")
    long = {name_of(path): _lines(path) for kind in kinds for path in product_files(kind) if _lines(path) > MOST_LINES}

    assert long == {}


def test_no_function_is_longer_than_30_lines() -> None:
    tests = [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests")]
    folders = [*product_files(), *tests]
    long = {name: count for path in folders for name, count in _functions(path) if count > MOST_FUNCTION_LINES}

    assert {name: count for name, count in long.items() if name not in LONGER_FUNCTIONS} == {}
    assert set(LONGER_FUNCTIONS) <= set(long), "an exemption that nobody needs any more"


def _functions(path: Path) -> list[tuple[str, int]]:
    return [
        (f"{name_of(path)}:{node.name}", _body_lines(node))
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return a function's lines from its name to its end, without its docstring."""
    docstring = node.body[0] if ast.get_docstring(node, clean=False) is not None else None
    written = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (node.end_lineno or 0) - node.lineno + 1 - written


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_a_planted_long_function_is_seen(tmp_path: Path) -> None:
    planted = ast.parse("def long():\n    '''Say it.'''\n" + "    x = 1\n" * 40)
    function = planted.body[0]

    assert isinstance(function, ast.FunctionDef)
    assert _body_lines(function) == 41
    assert tree_of(Path(__file__)) is tree_of(Path(__file__))
