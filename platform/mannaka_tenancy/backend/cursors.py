"""Cursors that put the session into the current scope before each statement."""

from typing import Any

from django.db.backends.utils import CursorDebugWrapper, CursorWrapper

_STREAMING = frozenset({"copy", "stream"})


class _Scoped(CursorWrapper):
    """Applies the scope at the moment of each statement, so that a cursor kept over a switch cannot leak."""

    def execute(self, sql: Any, params: Any = None) -> Any:
        self.db.apply_scope()
        return super().execute(sql, params)

    def executemany(self, sql: Any, param_list: Any) -> Any:
        self.db.apply_scope()
        return super().executemany(sql, param_list)

    def callproc(self, procname: Any, params: Any = None, kparams: Any = None) -> Any:
        self.db.apply_scope()
        return super().callproc(procname, params, kparams)

    def __getattr__(self, name: str) -> Any:
        if name in _STREAMING:
            self.db.apply_scope()
        return super().__getattr__(name)


class ScopedCursor(_Scoped):
    """The cursor of a normal connection."""


class ScopedDebugCursor(_Scoped, CursorDebugWrapper):
    """The cursor of a connection that logs its queries."""
