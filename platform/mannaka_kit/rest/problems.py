"""Every error of the API in one shape: problem details (RFC 9457)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import structlog
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, UnreadablePostError
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response

from mannaka_kit.errors import (
    AnticipatedError,
    ConflictError,
    InvalidTransitionError,
    NotAllowedError,
    NotFoundError,
)
from mannaka_kit.idempotency import MissingKeyError
from mannaka_kit.request_log import current_request_id
from mannaka_kit.ui.errors import RETRY_SECONDS, is_database_down

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django_stubs_ext import StrOrPromise

log = structlog.get_logger(__name__)

CONTENT_TYPE = "application/problem+json"
_FAILED = 500
TITLES: Mapping[int, StrOrPromise] = {
    400: _("読み取れませんでした"),
    401: _("有効なトークンがありません"),
    403: _("この操作は許可されていません"),
    404: _("見つかりませんでした"),
    405: _("このメソッドは使えません"),
    406: _("この形式では答えられません"),
    409: _("いまの状態ではできません"),
    413: _("大きすぎます"),
    415: _("この形式は受け取れません"),
    422: _("内容に直すところがあります"),
    429: _("回数が多すぎます"),
    500: _("こちら側で問題が起きました"),
    503: _("いまは利用できません"),
}
_BY_CLASS: tuple[tuple[type[AnticipatedError], int], ...] = (
    (MissingKeyError, 400),
    (NotFoundError, 404),
    (NotAllowedError, 403),
    (ConflictError, 409),
    (InvalidTransitionError, 409),
    (AnticipatedError, 422),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong, for machines by its code and for people by its sentences."""

    status: int
    code: str
    detail: str = ""
    errors: list[dict[str, str]] = field(default_factory=list)
    instead: tuple[str, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)

    def as_body(self) -> dict[str, Any]:
        """Return the members of the answer."""
        body = {
            "type": f"/api/docs/#problem-{self.status}",
            "title": str(TITLES[self.status]),
            "status": self.status,
            "detail": self.detail or str(TITLES[self.status]),
            "code": self.code,
            "errors": self.errors,
            "request_id": current_request_id(),
        }
        return {**body, "instead": list(self.instead)} if self.instead else body


def answer_problem(error: Exception, context: Mapping[str, Any]) -> Response:
    """Answer an error of a view (the framework's EXCEPTION_HANDLER)."""
    problem = problem_of(error, hidden=getattr(context.get("view"), "hidden_reasons", frozenset()))
    response = Response(problem.as_body(), status=problem.status, headers=problem.headers)
    response.content_type = CONTENT_TYPE
    if problem.status == _FAILED:
        # What tools that watch for failures listen to: the framework would have let this one pass them by.
        got_request_exception.send(sender=None, request=context.get("request"))
    return response


def problem_of(error: Exception, *, hidden: frozenset[str] = frozenset()) -> Problem:
    """Return what to tell of an error; a refusal for a hidden reason reads as if there were nothing."""
    if isinstance(error, AnticipatedError):
        return _anticipated(error, hidden)
    if isinstance(error, exceptions.APIException):
        return _of_framework(error)
    if isinstance(error, Http404):
        return Problem(status=404, code="not_found")
    if isinstance(error, PermissionDenied):
        return Problem(status=403, code="not_allowed")
    return _unreadable(error) or _failed(error)


def _anticipated(error: AnticipatedError, hidden: frozenset[str]) -> Problem:
    if isinstance(error, NotAllowedError) and error.reason in hidden:
        return Problem(status=404, code="not_found")
    status = next(status for kind, status in _BY_CLASS if isinstance(error, kind))
    errors = [{"field": error.field, "detail": str(error)}] if error.field else []
    return Problem(status=status, code=error.code, detail=str(error), errors=errors, instead=error.instead)


def _of_framework(error: exceptions.APIException) -> Problem:
    if isinstance(error, exceptions.ValidationError):
        return Problem(status=422, code="invalid", errors=list(_flat(error.detail)))
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = str(error.auth_header)  # type: ignore[attr-defined]  # set by the framework's view
    wait: float | None = getattr(error, "wait", None)
    if wait is not None:
        headers["Retry-After"] = str(max(1, round(wait)))
    status = error.status_code if error.status_code in TITLES else 500
    return Problem(status=status, code=error.default_code, detail=str(error.detail), headers=headers)


def _flat(detail: Any, place: str = "") -> Iterator[dict[str, str]]:
    """Name each field once for each of its objections; parts of a field stand after a dot."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            here = "" if name == "non_field_errors" else str(name)
            yield from _flat(inner, ".".join(filter(None, [place, here])))
    elif isinstance(detail, list):
        for inner in detail:
            yield from _flat(inner, place)
    else:
        yield {"field": place, "detail": str(detail)}


def _unreadable(error: Exception) -> Problem | None:
    if isinstance(error, RequestDataTooBig):
        return Problem(status=413, code="too_large")
    if isinstance(error, SuspiciousOperation | UnreadablePostError):
        return Problem(status=400, code="unreadable")
    return None


def _failed(error: Exception) -> Problem:
    if is_database_down(error):
        log.warning("api.database_down")
        return Problem(status=503, code="unavailable", headers={"Retry-After": RETRY_SECONDS})
    log.error("api.failed", exc_info=error)
    return Problem(status=500, code="failed")
