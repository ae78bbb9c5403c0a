"""A query that every page asks: its statement is written once in a process, each use brings only its values."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.db.models.query import RawQuerySet

M = TypeVar("M", bound=Model)


class Prepared(Generic[M]):
    """
    A query set of one model, built with stand-ins and asked with values.

    Each stand-in must be of its value's type and stand nowhere else in the query, so that it is found again in the
    statement; `select_related` and `prefetch_related` are not for it.
    """

    def __init__(self, build: Callable[..., QuerySet[M, Any]], **stand_ins: object) -> None:
        self._build = build
        self._stand_ins = stand_ins

    def __call__(self, **values: object) -> RawQuerySet[M]:
        """Return the rows for these values, in one statement.

        :raises KeyError: a value is missing.
        """
        model, statement, order = self._written
        return QuerySet(model).raw(statement, _in_order(order, values))

    def tuples(self, **values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query of `values_list` for these values, in one statement.

        :raises KeyError: a value is missing.
        """
        model, statement, order = self._written
        with connections[QuerySet(model).db].cursor() as cursor:
            cursor.execute(statement, _in_order(order, values))
            return list(cursor.fetchall())

    @cached_property
    def _written(self) -> tuple[type[M], str, list[tuple[bool, Any]]]:
        asked = self._build(**self._stand_ins)
        statement, found = asked.query.sql_with_params()
        names = [_name_of(each, self._stand_ins) for each in found]
        order = [(name is not None, name or each) for name, each in zip(names, found, strict=True)]
        missing = set(self._stand_ins) - set(names)
        if missing:
            raise LookupError(f"The statement does not hold {', '.join(sorted(missing))}.")
        return asked.model, statement, order


def _name_of(value: object, stand_ins: Mapping[str, object]) -> str | None:
    return next((name for name, each in stand_ins.items() if each == value), None)


def _in_order(order: list[tuple[bool, Any]], values: Mapping[str, object]) -> list[Any]:
    return [values[each] if named else each for named, each in order]
