"""What people do has a test of the same name."""

import ast
from pathlib import Path

from tests.architecture.sources import ROOT, imported, name_of, product_files, tracked, tree_of

TESTS = [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests")]
ACTIONS = [path for path in product_files() if path.parent.name == "actions" and path.name != "__init__.py"]


def test_there_are_actions() -> None:
    assert len(ACTIONS) > 10


def test_every_action_has_a_test_file() -> None:
    assert [name_of(path) for path in ACTIONS if not _is_tested(path)] == []


def _is_tested(action: Path) -> bool:
    """Tell whether a test file has the action's name, or one of its feature calls the action by its module."""
    module = name_of(action).removesuffix(".py").replace("/", ".")
    feature = ROOT / "tests" / action.relative_to(ROOT).parents[1]
    return any(
        path.name == f"test_{action.name}"
        or (path.is_relative_to(feature) and path.name.startswith("test_") and module in imported(path))
        for path in TESTS
    )


def test_every_action_file_holds_one_public_function_of_its_name() -> None:
    wrong = {}
    for path in ACTIONS:
        public = [
            node.name
            for node in tree_of(path).body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        ]
        if public != [path.stem]:
            wrong[name_of(path)] = public

    assert wrong == {}


def test_every_action_takes_keywords_only() -> None:
    wrong = [
        name_of(path)
        for path in ACTIONS
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef) and node.name == path.stem and (node.args.args or node.args.posonlyargs)
    ]

    assert wrong == []
