"""Which errors a command ends with in one sentence."""

from __future__ import annotations


def is_anticipated(error: Exception) -> bool:
    """Tell whether the error may happen to anybody, so that its own words are enough."""
    return isinstance(error, _anticipated())


def sentence_of(error: Exception) -> str:
    """Return the error's words in one line; findings keep a line each."""
    from mannaka.doctor.finding import UnwellError

    if isinstance(error, UnwellError):
        return str(error)
    words = " ".join(str(error).split())
    return words or type(error).__name__


def _anticipated() -> tuple[type[Exception], ...]:
    # Imported only when a command failed: `mannaka --help` and `mannaka audit verify` need no Django.
    import psycopg
    import redis
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import OperationalError

    from mannaka.doctor.finding import UnwellError
    from mannaka.env import MissingSettingError
    from mannaka.local.errors import LocalStackError
    from mannaka_kit.errors import AnticipatedError
    from mannaka_tenancy.errors import TenancyError

    unreachable = (psycopg.OperationalError, OperationalError, redis.ConnectionError)
    return (
        AnticipatedError,
        ImproperlyConfigured,
        LocalStackError,
        MissingSettingError,
        TenancyError,
        UnwellError,
        *unreachable,
    )
