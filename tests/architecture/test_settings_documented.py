"""Every variable that the product reads stands in docs/reference/settings.md, and no other."""

import ast
import re

from tests.architecture.sources import ROOT, name_of, nodes, product_files

PAGE = ROOT / "docs" / "reference" / "settings.md"
READERS = {"text", "flag"}
# They set variables for Django and for other processes, and decide nothing by them.
WRITERS = {
    "platform/mannaka/commands/collect.py",
    "platform/mannaka/commands/demo.py",
    "platform/mannaka/commands/serve.py",
    "platform/mannaka/commands/stack.py",
    "platform/mannaka/local/background.py",
    "platform/mannaka/local/demo.py",
    "platform/mannaka/settings/checks.py",
}
LANGUAGE = {"LC_ALL", "LC_MESSAGES", "LANG"}
# Read by tools before Mannaka's own reader exists.
OF_DJANGO = {"DJANGO_SETTINGS_MODULE"}


def names_read() -> set[str]:
    """Return the names that `mannaka.env` is asked for."""
    found = set()
    for path in product_files():
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READERS:
                called = node.func.value
                if isinstance(called, ast.Name) and called.id == "env" and isinstance(node.args[0], ast.Constant):
                    found.add(str(node.args[0].value))
    return found


def names_documented() -> set[str]:
    """Return the names that open a row of the page's tables."""
    return set(re.findall(r"^\| `([A-Z_]+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    assert names_read() - LANGUAGE == names_documented() - OF_DJANGO


def test_the_environment_has_one_reader() -> None:
    found = {
        name_of(path)
        for path in product_files()
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }

    assert found - WRITERS == {"platform/mannaka/env.py"}
