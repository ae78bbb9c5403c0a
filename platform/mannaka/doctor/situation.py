"""What the checks look at: the settings of a process and the servers they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import psycopg

from mannaka import env

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "DATABASE_RELAY_URL",
    "BROKER_URL",
    "CACHE_URL",
    "SECRET_KEY",
    "MANNAKA_KEK",
    "MANNAKA_AUDIT_KEY",
    "MANNAKA_CLAMD_URL",
    "MANNAKA_DATA",
    "MANNAKA_DATABASE_LOGIN",
    "MANNAKA_DATABASE_POOL",
    "MANNAKA_CALENDAR_HOSTS",
    "MANNAKA_EMAIL_FROM",
    "MANNAKA_EMAIL_URL",
    "MANNAKA_HEALTH_DIR",
    "MANNAKA_INSECURE_HTTP",
    "MANNAKA_LIVE_PORT",
    "MANNAKA_LIVING_PAGE",
    "MANNAKA_MAIL_DOMAINS",
    "MANNAKA_MAIL_HOSTS",
    "MANNAKA_MAIL_PRIVATE_HOSTS",
    "MANNAKA_PARTNER_HOSTS",
    "MANNAKA_PASS_ON_HOSTS",
    "MANNAKA_PLUGINS",
    "MANNAKA_PUBLIC_PORT",
    "MANNAKA_REMOTE_PLUGINS",
    "MANNAKA_SCANNER",
    "MANNAKA_SIMULATOR_URL",
    "MANNAKA_STOPPED_PLUGINS",
)
CONNECT_SECONDS = 5
REGISTRY = """
SELECT m.schema_name, m.role, m.name, m.state, coalesce(max(h.domain) FILTER (WHERE h.is_primary), ''), m.code,
       coalesce((to_jsonb(m) ->> 'is_demo')::boolean, false)
FROM control.municipality m LEFT JOIN control.municipality_host h ON h.tenant_id = m.id GROUP BY m.id ORDER BY m.code
"""


class UnreachableError(Exception):
    """A server that a check needs does not let us in; `database` says so, the other checks keep silent."""


class City(NamedTuple):
    """A city as the registry has it."""

    schema: str
    role: str
    name: str
    state: str
    host: str
    code: str
    is_demo: bool  # a registry of an earlier release knows of no demonstrations


@dataclass(slots=True)
class Situation:
    """The settings, what else the environment names, and one connection for each database address."""

    settings: Mapping[str, str]
    names: frozenset[str] = frozenset()
    _open: dict[str, psycopg.Connection[tuple[Any, ...]] | None] = field(default_factory=dict)

    @classmethod
    def of_environment(cls) -> Self:
        """Return the situation of this process."""
        return cls({name: env.text(name, "") for name in SETTINGS}, names=env.names())

    def setting(self, name: str) -> str:
        """Return a setting, empty where it is not set."""
        return self.settings.get(name, "")

    def rows(
        self, query: str, *, setting: str = "DATABASE_URL", values: Mapping[str, Any] | None = None
    ) -> list[tuple[Any, ...]]:
        """
        Return what the database behind a setting answers.

        :raises UnreachableError: there is no such database.
        """
        connection = self._connection(setting)
        return connection.execute(query.encode(), values).fetchall()

    def cities(self) -> list[City]:
        """
        Return the registry, empty before the first release.

        :raises UnreachableError: there is no such database.
        """
        connection = self._connection("DATABASE_URL")
        try:
            with connection.transaction():
                connection.execute("SET LOCAL ROLE control_reader")
                return [City(*row) for row in connection.execute(REGISTRY.encode()).fetchall()]
        except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedObject):
            return []

    def close(self) -> None:
        """Close what was opened."""
        for connection in self._open.values():
            if connection is not None:
                connection.close()
        self._open.clear()

    def _connection(self, setting: str) -> psycopg.Connection[tuple[Any, ...]]:
        if setting not in self._open:
            # Remembered when it failed, too: ten checks must not wait ten times.
            self._open[setting] = None
            self._open[setting] = self._connect(self.setting(setting))
        connection = self._open[setting]
        if connection is None:
            raise UnreachableError(setting)
        return connection

    def _connect(self, url: str) -> psycopg.Connection[tuple[Any, ...]]:
        if not url:
            raise UnreachableError("not set")
        try:
            return psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_SECONDS, client_encoding="utf8")
        except psycopg.Error as error:
            raise UnreachableError(str(error)) from error
