"""Delicate things need a proof of who acts that is not older than ten minutes; what was typed waits meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from allauth.account.authentication import get_authentication_records
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from mannaka_kit import clock
from mannaka_kit.ui.idempotency import FIELD_NAME as KEY_FIELD
from mannaka_kit.ui.sending import TYPED_BEFORE
from mannaka_kit.ui.typed_text import LABELS_FIELD, read_typed_form
from tenants.accounts.sign_in import session_limits

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

FRESH = timedelta(minutes=10)
_KEPT = "typed_before_step_up"
_MOST = 65_536
_NOT_TYPED = frozenset({LABELS_FIELD, KEY_FIELD})


def is_fresh(request: HttpRequest, *, at: datetime) -> bool:
    """Tell whether the person signed in, or confirmed who they are, within the last ten minutes."""
    records = get_authentication_records(request, request.user)
    proofs = [float(record["at"]) for record in records if record.get("reauthenticated")]
    latest = max([session_limits.last_confirmed(request.session), *proofs])
    return bool(at.timestamp() - latest < FRESH.total_seconds())


def ask(request: HttpRequest) -> HttpResponse | None:
    """Let a fresh proof pass, with what was typed before it; otherwise keep what is typed and return the way to one."""
    if is_fresh(request, at=clock.now()):
        _bring_back(request)
        return None
    if request.method == "POST":
        _keep(request)
    query = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{query}")


def _keep(request: HttpRequest) -> None:
    typed: dict[str, list[str]] = {}
    for name, value in _typed(request):
        typed.setdefault(name, []).append(value)
    if sum(len(value) for values in typed.values() for value in values) <= _MOST:
        request.session[_KEPT] = {"path": request.path, "typed": typed}


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what people filled in; secrets are none of it."""
    form = read_typed_form(request)
    pairs = [(field.name, field.value) for field in form.shown] + form.carried
    return [(name, value) for name, value in pairs if name not in _NOT_TYPED]


def _bring_back(request: HttpRequest) -> None:
    kept: dict[str, Any] | None = request.session.get(_KEPT)
    if not kept or request.method != "GET":
        return
    del request.session[_KEPT]
    if kept["path"] == request.path:
        setattr(request, TYPED_BEFORE, {name: _one_or_all(values) for name, values in kept["typed"].items()})
        messages.info(request, gettext("ご本人の確認が済みました。内容を確かめて、もう一度送ってください。"))


def _one_or_all(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values
