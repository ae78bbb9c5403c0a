"""Which city the running code works for: one ContextVar, and nothing else, decides."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any

from mannaka_tenancy.errors import NoTenantError
from mannaka_tenancy.tenant import Tenant, require_identifier

SHARED_PATH = ("bus", "ref", "ext")
CONTROL_SCHEMA = "control"
CONTROL_ROLE = "control_reader"


@dataclass(frozen=True, slots=True)
class Scope:
    """The database role and search path that the current code may use."""

    role: str | None
    path: tuple[str, ...]
    tenant: Tenant | None = None

    def statement(self, *, as_login: bool) -> str:
        """Return the one statement string that puts a session into this scope."""
        role = "NONE" if as_login or self.role is None else f'"{self.role}"'
        path = ", ".join(f'"{schema}"' for schema in self.path)
        return f"SET ROLE {role}; SET search_path TO {path}"


_scope: ContextVar[Scope | None] = ContextVar("mannaka_scope", default=None)
_CONTROL = Scope(role=CONTROL_ROLE, path=(CONTROL_SCHEMA, "ref", "ext"))


@contextmanager
def _entered(scope: Scope) -> Iterator[None]:
    token = _scope.set(scope)
    try:
        yield
    finally:
        _scope.reset(token)


@contextmanager
def use(tenant: Tenant) -> Iterator[Tenant]:
    """Work for this city until the block ends; blocks may nest, and each restores the one around it."""
    with _entered(Scope(role=tenant.role, path=(tenant.schema, *SHARED_PATH), tenant=tenant)):
        yield tenant


@contextmanager
def control() -> Iterator[None]:
    """Read the registry of cities, and no city, until the block ends."""
    with _entered(_CONTROL):
        yield


@contextmanager
def building(*schemas: str) -> Iterator[None]:
    """
    Create tables in the first of these schemas; only the owner's login has the right to.

    :raises InvalidIdentifierError: a schema is not a plain identifier.
    """
    with _entered(Scope(role=None, path=tuple(require_identifier(schema) for schema in schemas))):
        yield


def bound_to_scope(function: Callable[[], Any]) -> Callable[[], Any]:
    """Return the function so that it runs later in the scope of now, whoever calls it then."""
    scope = _scope.get()

    @wraps(function)
    def run() -> Any:
        token = _scope.set(scope)
        try:
            return function()
        finally:
            _scope.reset(token)

    return run


def current_scope() -> Scope | None:
    """Return the scope of the running code, or None outside every city."""
    return _scope.get()


def current() -> Tenant | None:
    """Return the city of the running code, or None."""
    scope = _scope.get()
    return scope.tenant if scope else None


def require_current() -> Tenant:
    """
    Return the city of the running code.

    :raises NoTenantError: the code runs for no city.
    """
    tenant = current()
    if tenant is None:
        raise NoTenantError("This needs a city: call it inside mannaka_tenancy.use(city).")
    return tenant


def require_prefix() -> str:
    """
    Return what every key of the running code starts with: the city's UUID, or `control`.

    :raises NoTenantError: the code runs for no city.
    """
    scope = _scope.get()
    if scope is not None and scope.tenant is not None:
        return str(scope.tenant.key)
    if scope is _CONTROL:
        return CONTROL_SCHEMA
    raise NoTenantError("This needs a city: call it inside mannaka_tenancy.use(city).")
