"""Habits that no linter knows."""

import ast
import re
from pathlib import Path

from tests.architecture.sources import ROOT, imported, name_of, nodes, product_files, tracked

FACES = {"web", "api"}
INTERFACES = [path for path in product_files() if FACES & set(path.parts) or path.name in {"views.py", "urls.py"}]
# A file and the reason why it may.
MODEL_SIGNALS = {
    "cms/base/audit_mirror.py": "Wagtail writes its log itself; a signal sees the row in its transaction",
    "cms/pages/changes.py": "Wagtail saves and removes pages itself; what is kept of them must not outlive the change",
}
PYTHON = [path for path in tracked() if path.suffix == ".py"]
THIS = Path(__file__).resolve()


def test_pages_and_operations_read_through_selectors() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in INTERFACES
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]

    assert wrong == []


def test_logs_are_structured() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in product_files()
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr == "getLogger"
    ]

    assert wrong == []


def test_nobody_clears_the_cache_of_every_city() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in product_files()
        for node in nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"cache.clear", "caches['default'].clear"}
    ]

    assert wrong == []


def test_time_comes_from_one_place() -> None:
    calls = {"datetime.now", "datetime.utcnow", "date.today", "datetime.today", "timezone.now"}
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in product_files()
        for node in nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in calls and path.name != "clock.py"
    ]

    assert wrong == []


def test_nothing_is_put_off() -> None:
    words = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    wrong = [name_of(path) for path in PYTHON if path != THIS and words.search(path.read_text(encoding="utf-8"))]

    assert wrong == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    words = re.compile(r"pytest\.(?:skip|xfail|importorskip)|mark\.(?:skip|skipif|xfail)|unittest\.skip")
    tests = [path for path in PYTHON if path.is_relative_to(ROOT / "tests") and path != THIS]

    assert [name_of(path) for path in tests if words.search(path.read_text(encoding="utf-8"))] == []


def test_no_model_has_logic_in_save() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in product_files()
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"} and path.name == "models.py"
    ]

    assert wrong == []


def test_django_tenants_own_switches_are_not_used() -> None:
    names = {"schema_context", "tenant_context", "set_tenant", "set_schema", "set_schema_to_public"}
    kernel = ROOT / "platform" / "mannaka_tenancy"
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in product_files()
        for node in nodes(path)
        if not path.is_relative_to(kernel) and isinstance(node, ast.Attribute | ast.Name) and _name(node) in names
    ]

    assert wrong == []


def _name(node: ast.Attribute | ast.Name) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id


def test_the_domain_flows_through_no_model_signals() -> None:
    rooms = [path for path in product_files() if path.relative_to(ROOT).parts[0] in {"case_core", "tenants", "cms"}]
    found = {name_of(path) for path in rooms if "django.db.models.signals" in imported(path)}

    assert found == set(MODEL_SIGNALS)
