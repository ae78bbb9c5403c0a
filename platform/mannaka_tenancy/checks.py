"""System checks: no foreign key leaves a city, and no table name stands in two shared schemas."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags
from django.core.checks import register as register_check
from django.db.models import ForeignKey, Model

from mannaka_tenancy.router import Kind, app_labels

KINDS: tuple[Kind, ...] = ("control", "bus", "ref", "city")


def register() -> None:
    """Register the kernel's checks with Django."""
    register_check(check_relations, Tags.models)
    register_check(check_table_names, Tags.models)
    register_check(check_cache_keys, Tags.caches)


def check_relations(**kwargs: Any) -> list[Error]:
    """Refuse a foreign key between schemas: every new city would lock the shared table."""
    del kwargs
    kinds = _kind_of_label()
    return [
        Error(
            f"{field} points from a {kinds[model._meta.app_label]} table to a {kinds[_target(field)]} table.",
            hint="Keep the UUID or code as plain data instead.",
            id="tenancy.E001",
        )
        for model in _models()
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and kinds[model._meta.app_label] != kinds[_target(field)]
    ]


def check_table_names(**kwargs: Any) -> list[Error]:
    """Refuse two tables of one name in different kinds of schema: the search path would choose silently."""
    del kwargs
    kinds = _kind_of_label()
    seen: dict[str, Kind] = {}
    errors = []
    for model in _models():
        kind, table = kinds[model._meta.app_label], model._meta.db_table
        if seen.setdefault(table, kind) != kind:
            errors.append(Error(f"Table {table} stands in {seen[table]} and in {kind}.", id="tenancy.E002"))
    return errors


def check_cache_keys(**kwargs: Any) -> list[Error]:
    """Refuse a cache alias whose keys do not carry the city."""
    del kwargs
    return [
        Error(f'CACHES["{alias}"] needs KEY_FUNCTION = "mannaka_tenancy.caches.city_key".', id="tenancy.E003")
        for alias, options in settings.CACHES.items()
        if options.get("KEY_FUNCTION") != "mannaka_tenancy.caches.city_key"
    ]


def _kind_of_label() -> dict[str, Kind]:
    return {label: kind for kind in KINDS for label in app_labels(kind)}


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def _target(field: ForeignKey[Any, Any]) -> str:
    return field.remote_field.model._meta.app_label
