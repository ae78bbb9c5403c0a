"""Rows that are collected in memory and written table by table."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Manager, Model

from case_core.cases.models import Case, CaseStep, ClosingBlocker, Contact, NumberSeries, Statement
from case_core.cases.numbers import fiscal_year
from case_core.desk.models import Summons
from case_core.handovers.models import Extension, Handover
from case_core.intake.models import Receipt
from case_core.parties.models import Person
from case_core.promises.models import Promise
from case_core.spans.models import CaseSpan
from mannaka_kit import audit
from mannaka_kit.audit.models import Entry

_BATCH = 2_000
_KEPT_KEYS = (Person, Case, Contact, Handover, Summons, Receipt, Promise)
_ORDER: tuple[type[Model], ...] = (
    Person,
    Case,
    Contact,
    Statement,
    CaseStep,
    Handover,
    Summons,
    ClosingBlocker,
    Receipt,
    Entry,
)
_ORDER += (Extension, Promise, CaseSpan)


class Sheets:
    """The rows of every table that a case touches; written once, at the end."""

    def __init__(self, counts: dict[type[Model], int]) -> None:
        """Take the keys of the rows that others point to, as many as there will be."""
        self._keys: dict[type[Model], Iterator[int]] = {
            model: _keys(model, counts.get(model, 0)) for model in _KEPT_KEYS
        }
        self._rows: dict[type[Model], list[Model]] = {model: [] for model in _ORDER}
        self._series = dict(NumberSeries.objects.values_list("fiscal_year", "last"))

    def add(self, row: Model) -> None:
        """Keep a row, with a key of its own where others point to it."""
        model = type(row)
        if model in self._keys:
            row.pk = next(self._keys[model])
        self._rows[model].append(row)

    def next_number(self, at: datetime) -> str:
        """Return the next number of the fiscal year."""
        year = fiscal_year(at)
        self._series[year] = self._series.get(year, 0) + 1
        return f"{year}-{self._series[year]:04d}"

    def record(
        self, action: str, *, actor: audit.Actor, target: Model, at: datetime, case_id: int | None, **details: Any
    ) -> None:
        """Keep the audit's entry of one deed, as `audit.record` writes it."""
        self.add(
            Entry(
                at=at,
                actor_id=actor.pk,
                actor_label=actor.audit_label,
                action=action,
                target_type=target._meta.label_lower,
                target_id=str(target.pk),
                case_id=case_id,
                details={"v": 1, **details},
            )
        )

    def write(self, tell: Callable[[str], None]) -> None:
        """Write every table, in the order in which they point to each other."""
        for year, last in self._series.items():
            NumberSeries.objects.update_or_create(fiscal_year=year, defaults={"last": last})
        for model in _ORDER:
            rows = self._rows[model]
            tell(f"{model._meta.db_table}: {len(rows):,}")
            _manager(model).bulk_create(rows, batch_size=_BATCH)


def _manager(model: type[Model]) -> Manager[Model]:
    manager: Manager[Model] | None = model._meta.default_manager
    if manager is None:
        raise TypeError(model.__name__)
    return manager


def _keys(model: type[Model], count: int) -> Iterator[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return iter([row[0] for row in cursor.fetchall()])
