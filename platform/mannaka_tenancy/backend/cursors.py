"""Cursors that enter the current scope before each statement, and hand rows only to the scope that asked for them."""

from collections.abc import Iterator
from typing import Any

from django.db.backends.utils import CursorDebugWrapper, CursorWrapper

from mannaka_tenancy.context import Scope, current_scope
from mannaka_tenancy.errors import StaleCursorError

_STREAMING = frozenset({"copy", "stream"})


class _Scoped(CursorWrapper):
    """Applies the scope at the moment of each statement, so that a cursor kept over a switch cannot leak."""

    _asked_in: Scope | None = None

    def execute(self, sql: Any, params: Any = None) -> Any:
        self._asked_in = self.db.apply_scope()
        return super().execute(sql, params)

    def executemany(self, sql: Any, param_list: Any) -> Any:
        self._asked_in = self.db.apply_scope()
        return super().executemany(sql, param_list)

    def callproc(self, procname: Any, params: Any = None, kparams: Any = None) -> Any:
        self._asked_in = self.db.apply_scope()
        return super().callproc(procname, params, kparams)

    def fetchone(self) -> Any:
        self._require_same_scope()
        with self.db.wrap_database_errors:
            return self.cursor.fetchone()

    def fetchmany(self, *size: int) -> Any:
        self._require_same_scope()
        with self.db.wrap_database_errors:
            return self.cursor.fetchmany(*size)

    def fetchall(self) -> Any:
        self._require_same_scope()
        with self.db.wrap_database_errors:
            return self.cursor.fetchall()

    def close(self) -> None:
        self.cursor.close()

    def __iter__(self) -> Iterator[Any]:
        for row in super().__iter__():
            self._require_same_scope()
            yield row

    def __getattr__(self, name: str) -> Any:
        if name in _STREAMING:
            self._asked_in = self.db.apply_scope()
        return super().__getattr__(name)

    def _require_same_scope(self) -> None:
        scope = current_scope()
        if scope is not self._asked_in and scope != self._asked_in:
            raise StaleCursorError("Rows that one city asked for were about to be read in another.")


class ScopedCursor(_Scoped):
    """The cursor of a normal connection."""


class ScopedDebugCursor(_Scoped, CursorDebugWrapper):
    """The cursor of a connection that logs its queries."""
