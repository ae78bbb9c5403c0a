"""Migrations are complete, named, numbered once, and stand alone."""

import re
from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.architecture.sources import PRODUCT, ROOT, imported, name_of, tracked

FIRST_PARTY = {"mannaka", "mannaka_kit", "mannaka_tenancy", "tenants", "case_core", "cms", "integrations"}
# Fields and constants that a migration cannot be written without; they import nothing of the domain.
ALLOWED = {"mannaka_kit"}
MIGRATIONS = [
    path
    for path in tracked()
    if path.parent.name == "migrations"
    and path.suffix == ".py"
    and not path.name.startswith("_")
    and any(path.is_relative_to(ROOT / name) for name in PRODUCT)
]


def test_no_migration_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db.migrations.loader import MigrationLoader

    monkeypatch.setattr(MigrationLoader, "check_consistent_history", lambda *_: None)
    shown = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=shown, verbosity=1)
    except SystemExit:
        pytest.fail(shown.getvalue())


def test_every_migration_has_a_name_of_its_own() -> None:
    automatic = re.compile(r"_auto_|_\d{8}_\d{4}$")

    assert [name_of(path) for path in MIGRATIONS if automatic.search(path.stem)] == []
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+", path.stem) for path in MIGRATIONS)


def test_every_number_is_given_once_in_a_feature() -> None:
    numbers = Counter((path.parent, path.stem[:4]) for path in MIGRATIONS)

    assert [f"{name_of(folder)} {number}" for (folder, number), count in numbers.items() if count > 1] == []


def test_migrations_import_no_code_that_may_change() -> None:
    wrong = {
        name_of(path): sorted(names)
        for path in MIGRATIONS
        if (names := {name for name in imported(path) if name.split(".")[0] in FIRST_PARTY - ALLOWED})
    }

    assert wrong == {}


def test_keys_of_our_tables_are_bigint_or_uuid() -> None:
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in FIRST_PARTY]
    keys = {f"{model.__name__}.{model._meta.pk.name}": model._meta.pk for model in ours}
    allowed = (models.BigAutoField, models.BigIntegerField, models.UUIDField, models.OneToOneField)

    assert [name for name, key in keys.items() if not isinstance(key, allowed)] == []
    assert keys


def test_constraints_and_indexes_of_our_tables_have_names() -> None:
    for model in apps.get_models():
        if model.__module__.split(".")[0] in FIRST_PARTY:
            assert not model._meta.unique_together
            assert all(constraint.name for constraint in model._meta.constraints)
