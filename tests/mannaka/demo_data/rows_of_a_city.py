"""Every row that cases leave, as values that are the same in two cities when the rows are."""

from typing import Any

from django.db.models import Model

from case_core.cases.models import Case, CaseStep, ClosingBlocker, Contact, NumberSeries, Statement
from case_core.desk.models import Room, Summons
from case_core.handovers.models import Extension, Handover
from case_core.intake.models import Receipt
from case_core.parties.models import Person
from case_core.promises.models import Promise
from case_core.spans.models import CaseSpan
from mannaka_kit.audit.models import Entry
from tenants.accounts.models import User
from tenants.organisation.models import Section

KEPT = (NumberSeries, Person, Case, Contact, Statement, CaseStep, Handover, Summons, ClosingBlocker, Receipt, Entry)
KEPT += (Extension, Promise, CaseSpan)
Ranks = dict[str, dict[int, int]]
_ID_DETAILS = (
    ("owner", "accounts.user"),
    ("section", "organisation.section"),
    ("section_id", "organisation.section"),
    ("room", "desk.room"),
)


def rows_of_this_city() -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables; keys are told as places in their table, and secrets are left out."""
    ranks: Ranks = {model._meta.label_lower: _ranks(model) for model in (*KEPT, User, Section, Room)}
    return {model.__name__: [_values(row, ranks) for row in _all(model)] for model in KEPT}


def _all(model: type[Model]) -> list[Model]:
    return list(model._default_manager.order_by("pk"))


def _ranks(model: type[Model]) -> dict[int, int]:
    return {row.pk: place for place, row in enumerate(_all(model))}


def _values(row: Model, ranks: Ranks) -> dict[str, Any]:
    values = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.related_model and value is not None:
            value = ranks[field.related_model._meta.label_lower][value]  # type: ignore[union-attr]
        values[field.name] = value
    del values["id"]
    values.pop("secret_hash", None)
    if isinstance(row, ClosingBlocker):
        values["source_id"] = ranks["handovers.handover"][row.source_id]
    if isinstance(row, Entry):
        values |= _entry(row, ranks)
    return values


def _entry(row: Entry, ranks: Ranks) -> dict[str, Any]:
    details = dict(row.details)
    for key, label in _ID_DETAILS:
        if details.get(key) is not None:
            details[key] = ranks[label][details[key]]
    return {
        "details": details,
        "target_id": ranks[row.target_type][int(row.target_id)] if row.target_type in ranks else "",
        "case_id": None if row.case_id is None else ranks["cases.case"][row.case_id],
        "actor_id": None if row.actor_id is None else ranks["accounts.user"][row.actor_id],
    }
