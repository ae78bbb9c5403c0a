"""Which app's tables belong into the schema that is being built."""

from contextvars import ContextVar
from typing import Any, Literal

from django.apps import apps
from django.conf import settings

Kind = Literal["control", "bus", "ref", "city"]
building_kind: ContextVar[Kind | None] = ContextVar("mannaka_building_kind", default=None)


def app_labels(kind: Kind) -> list[str]:
    """Return the labels of the apps whose tables live in schemas of this kind."""
    names = {"control": "CONTROL_APPS", "bus": "BUS_APPS", "ref": "REF_APPS", "city": "CITY_APPS"}
    wanted = set(getattr(settings, names[kind]))
    return [
        config.label
        for config in apps.get_app_configs()
        if config.name in wanted or f"{type(config).__module__}.{type(config).__qualname__}" in wanted
    ]


class SchemaRouter:
    """Refuses every migration but those of the kind of schema that a release is building."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Tell whether tables of the app belong into the schema under construction."""
        del db, hints
        kind = building_kind.get()
        return kind is not None and app_label in app_labels(kind)
