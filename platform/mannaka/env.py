"""The one reader of the environment; every name is listed in docs/reference/settings.md."""

import os
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


class MissingSettingError(RuntimeError):
    """An environment variable that the process cannot do without is not set."""


def text(name: str, default: str | None = None) -> str:
    """
    Return a variable.

    :raises MissingSettingError: it is not set, or empty, and has no default.
    """
    value = os.environ.get(name, default)
    if value is None or (default is None and not value):
        raise MissingSettingError(f"{name} is not set. See docs/reference/settings.md.")
    return value


def flag(name: str) -> bool:
    """Tell whether a variable is set to 1."""
    return os.environ.get(name) == "1"


def names() -> frozenset[str]:
    """Return the names of all variables that are set."""
    return frozenset(os.environ)


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """A database address in its parts."""

    user: str
    password: str
    host: str
    port: str
    name: str

    @classmethod
    def parse(cls, url: str) -> "DatabaseUrl":
        """Read `postgresql://user:password@host:port/name`."""
        parts = urlsplit(url)
        return cls(
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=parts.hostname or "",
            port=str(parts.port or 5432),
            name=parts.path.lstrip("/"),
        )
