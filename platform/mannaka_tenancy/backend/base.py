"""The connection: role and path follow the ContextVar in one round trip, only on change, and never silently."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, NoReturn

from django.db.backends.postgresql import base as postgresql
from django.db.backends.postgresql.introspection import DatabaseIntrospection
from django.utils.asyncio import async_unsafe
from django_tenants.postgresql_backend import base as stock
from psycopg.pq import TransactionStatus

from mannaka_tenancy.backend.cursors import ScopedCursor, ScopedDebugCursor
from mannaka_tenancy.backend.liveness import is_dead
from mannaka_tenancy.context import Scope, bound_to_scope, building, current_scope
from mannaka_tenancy.errors import BannedApiError, NoTenantError

_MEMO = "_mannaka_scope"


class DatabaseWrapper(stock.DatabaseWrapper):
    """
    A PostgreSQL connection that can only see the current city.

    The stock wrapper keeps the tenant on the connection; here the memo of what was applied sits on the raw session,
    since a pool hands sessions from one request to another.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        postgresql.DatabaseWrapper.__init__(self, *args, **kwargs)
        self.introspection = DatabaseIntrospection(self)
        self.scope_switches = 0

    @property
    def as_login(self) -> bool:
        """Tell whether statements run with the login's own rights (the owner's login has no city roles)."""
        return bool(self.settings_dict.get("LOGIN") == "owner")

    @async_unsafe
    def connect(self) -> None:
        """Open a session; what Django asks of a new one (types of extensions) concerns no city."""
        with building("ext"):
            super().connect()

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a session, or take one from the pool that has not died there: after a restart of the server all have."""
        session = super().get_new_connection(conn_params)
        while self.pool is not None and is_dead(session):
            self.pool.putconn(session)  # which sees it broken, and opens another in its place
            session = super().get_new_connection(conn_params)
        return session

    def apply_scope(self) -> Scope:
        """
        Put the session into the scope of the running code, and return it.

        :raises NoTenantError: the code runs for no city.
        """
        scope = current_scope()
        if scope is None:
            raise NoTenantError("A query outside every city was refused: use mannaka_tenancy.use(city) or control().")
        if self.connection is None:
            self.ensure_connection()
        applied = getattr(self.connection, _MEMO, None)
        if applied is not scope:
            self._follow(scope, applied)
        return scope

    def _follow(self, scope: Scope, applied: Scope | None) -> None:
        if applied == scope:
            setattr(self.connection, _MEMO, scope)  # another block of the same city: the next look is an identity
        else:
            self._switch(scope)

    def _switch(self, scope: Scope) -> None:
        self._forget_scope()
        self.validate_no_broken_transaction()
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(scope.statement(as_login=self.as_login))
        self.scope_switches += 1
        setattr(self.connection, _MEMO, scope)

    def _forget_scope(self) -> None:
        if self.connection is not None:
            with suppress(AttributeError):
                delattr(self.connection, _MEMO)

    def _cursor(self, name: str | None = None) -> Any:
        return super(stock.DatabaseWrapper, self)._cursor(name)  # skips the stock wrapper's SET

    def make_cursor(self, cursor: Any) -> ScopedCursor:
        """Return a cursor that follows the scope."""
        return ScopedCursor(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> ScopedDebugCursor:
        """Return a cursor that follows the scope and logs."""
        return ScopedDebugCursor(cursor, self)

    def _run_plain(self, sql: str) -> None:
        """Run transaction control, which reads no table and so needs no city."""
        self.ensure_connection()
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(sql)

    def _savepoint(self, sid: str) -> None:
        self._run_plain(self.ops.savepoint_create_sql(sid))

    def _savepoint_commit(self, sid: str) -> None:
        self._run_plain(self.ops.savepoint_commit_sql(sid))

    def _savepoint_rollback(self, sid: str) -> None:
        try:
            self._run_plain(self.ops.savepoint_rollback_sql(sid))
        finally:
            self._forget_scope()

    def check_constraints(self, table_names: Iterable[str] | None = None) -> None:
        """Check all deferred constraints now."""
        del table_names
        self._run_plain("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    def on_commit(self, func: Callable[[], Any], robust: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Run the function after the commit in the city of now: the commit may happen in another one."""
        super().on_commit(bound_to_scope(func) if callable(func) else func, robust)

    @async_unsafe
    def rollback(self) -> None:
        """Roll back; PostgreSQL also takes back a SET made in the transaction."""
        self._forget_scope()
        postgresql.DatabaseWrapper.rollback(self)

    @async_unsafe
    def savepoint_rollback(self, sid: str) -> None:
        """Roll back to a savepoint; a SET made after it is gone, too."""
        postgresql.DatabaseWrapper.savepoint_rollback(self, sid)

    def close(self) -> None:
        """Close, or give the session back to the pool."""
        postgresql.DatabaseWrapper.close(self)

    def _close(self) -> None:
        if self.connection is not None and self.connection.info.transaction_status != TransactionStatus.IDLE:
            self._forget_scope()  # the pool rolls back, and with it our SET
        super()._close()

    @property
    def pg_version(self) -> int:
        """Return the server's version, which the handshake told: no statement, no city needed."""
        self.ensure_connection()
        return int(self.connection.info.server_version)

    @property
    def schema_name(self) -> str:
        """
        Return the first schema of the path, for django-tenants' own code.

        :raises NoTenantError: the code runs for no city.
        """
        scope = current_scope()
        if scope is None:
            raise NoTenantError("No city is in use.")
        return scope.path[0]

    @property
    def tenant(self) -> NoReturn:
        """Refuse: the tenant is not a property of a connection."""
        raise BannedApiError("Use mannaka_tenancy.current() instead of connection.tenant.")

    def _banned(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: it changes the city of whoever uses this connection next."""
        del args, kwargs
        raise BannedApiError("Use mannaka_tenancy.use(city) or control().")

    set_tenant = set_schema = set_schema_to_public = set_settings_schema = get_tenant = get_schema = _banned
