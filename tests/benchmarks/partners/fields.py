"""`fields`: of the fields of a case that anything could be told of, those that nobody has classified."""

import sys
from collections.abc import Mapping

from tests.benchmarks.report import Samples


def measure(environment: dict[str, str], measured: Mapping[str, Samples]) -> None:
    """Count what stands in the table, and what the models hold beside it."""
    import django

    django.setup()
    from case_core.sharing.fields import FIELDS

    classified = sum(len(table) for table in FIELDS.values())
    told = sum(rule is not None for table in FIELDS.values() for rule in table.values())
    sys.stderr.write(f"fields: {classified} classified, {told} of them told to whom may hear their class\n")
    measured["fields"].ours.append(float(len(unclassified())))
    measured["fields"].n = classified


def unclassified() -> set[str]:
    """Return the fields and models of the case core that stand nowhere in the table."""
    from django.apps import apps

    from case_core.sharing.fields import CLOSED_MODELS, CLOSED_ROOMS, FIELDS

    rooms = [config for config in apps.get_app_configs() if config.name.startswith("case_core.")]
    found = set()
    for model in (model for room in rooms if room.label not in CLOSED_ROOMS for model in room.get_models()):
        label = model._meta.label_lower
        table = FIELDS.get(label)
        if table is not None:
            fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
            found |= {f"{label}.{name}" for name in fields - set(table)}
        elif label not in CLOSED_MODELS:
            found.add(label)
    return found
