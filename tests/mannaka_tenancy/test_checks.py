"""The system checks see what must not be."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps

from mannaka_tenancy import checks


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[type[models.Model]]]:
    """Let the checks see planted models beside the real ones."""
    extra: list[type[models.Model]] = []
    real = checks._models()
    monkeypatch.setattr(checks, "_models", lambda: [*real, *extra])
    return extra


def test_this_project_passes() -> None:
    assert [problem for problem in run_checks() if str(problem.id).startswith("tenancy.")] == []


@isolate_apps("tenants.organisation", "tenants.municipalities")
def test_a_foreign_key_from_a_city_to_the_registry_is_an_error(planted: list[type[models.Model]]) -> None:
    registry = apps.get_model("municipalities", "Municipality")

    class Branch(models.Model):
        city = models.ForeignKey(registry, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "organisation"

    planted.append(Branch)

    assert [problem.id for problem in checks.check_relations()] == ["tenancy.E001"]


@isolate_apps("tenants.municipalities")
def test_one_table_name_in_two_kinds_of_schema_is_an_error(planted: list[type[models.Model]]) -> None:
    class Section(models.Model):
        class Meta:
            app_label = "municipalities"
            db_table = "section"

    planted.append(Section)

    assert [problem.id for problem in checks.check_table_names()] == ["tenancy.E002"]


def test_a_cache_whose_keys_carry_no_city_is_an_error(settings: Any) -> None:
    settings.CACHES = {**settings.CACHES, "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    assert [problem.id for problem in checks.check_cache_keys()] == ["tenancy.E003"]


def test_the_checks_are_registered() -> None:
    from django.core.checks.registry import registry

    registered = registry.get_checks()

    assert {checks.check_relations, checks.check_table_names, checks.check_cache_keys} <= set(registered)
