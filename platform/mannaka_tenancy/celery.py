"""Tasks: the city is captured when a task is called, travels in a header, and the worker enters it or refuses."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

import structlog
from celery import Task
from celery.exceptions import Reject
from django.db import transaction

from mannaka_tenancy.context import control, current, require_current, use
from mannaka_tenancy.registry import find_by_key
from mannaka_tenancy.tenant import Tenant

CITY_HEADER = "mannaka_city"
log = structlog.get_logger(__name__)


class CityTask(Task[Any, Any]):
    """
    The base of every task.

    A task runs in the city it was called from. `control_task = True` marks the few that serve all cities; they run with
    the registry in reach and enter each city themselves.
    """

    abstract = True
    control_task = False

    def apply_async(self, args: Any = None, kwargs: Any = None, **options: Any) -> Any:  # type: ignore[override]
        """
        Send the task with its city.

        :raises NoTenantError: a city's task was called outside every city.
        """
        options["headers"] = self._headers(options.get("headers"))
        return super().apply_async(args, kwargs, **options)

    def apply_async_on_commit(self, args: Any = None, kwargs: Any = None, **options: Any) -> None:
        """Send the task after the transaction, with the city of the moment of this call."""
        options["headers"] = self._headers(options.get("headers"))
        transaction.on_commit(lambda: super(CityTask, self).apply_async(args, kwargs, **options))

    def delay_on_commit(self, *args: Any, **kwargs: Any) -> None:
        """Send the task after the transaction, with the city of the moment of this call."""
        self.apply_async_on_commit(args, kwargs)

    def _headers(self, given: dict[str, Any] | None) -> dict[str, Any]:
        headers = dict(given or {})
        if not self.control_task and not headers.get(CITY_HEADER):
            headers[CITY_HEADER] = str(require_current().key)
        return headers

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """
        Run the task in its city.

        :raises Reject: the message names no city, or one that is unknown or not active.
        """
        with self._entered():
            return self.run(*args, **kwargs)

    @contextmanager
    def _entered(self) -> Iterator[None]:
        if self.control_task:
            with control():
                yield
        elif self.request.called_directly:
            require_current()
            yield
        else:
            with use(self._tenant()):
                yield

    def _tenant(self) -> Tenant:
        key = self._header()
        tenant = find_by_key(key) if key else None
        if tenant is None or tenant.state != "active":
            log.error("task.rejected", task=self.name, city=str(key), state=tenant.state if tenant else "unknown")
            reason = "no such active city"
            raise Reject(reason, requeue=False)
        return tenant

    def _header(self) -> UUID | None:
        headers = self.request.headers or {}
        with suppress(ValueError):
            return UUID(str(headers.get(CITY_HEADER) or self.request.get(CITY_HEADER)))
        return None


def current_city_header() -> dict[str, str]:
    """Return the header that a message for the current city carries; empty outside every city."""
    tenant = current()
    return {CITY_HEADER: str(tenant.key)} if tenant else {}
