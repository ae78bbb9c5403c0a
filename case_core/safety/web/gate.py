"""A stop before something of a shielded person's case leaves the screen: the shield is read first, and that is kept."""

from datetime import datetime, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from case_core.cases.models import Case
from case_core.safety.states import Leaving
from mannaka_kit import clock

FRESH: Final = timedelta(minutes=10)
_CONFIRMED: Final = "shield_confirmed"
_WAYS: Final = "shield_ways"


def stop_before(request: HttpRequest, case: Case, leaving: Leaving) -> HttpResponse | None:
    """Return the way to the warning where somebody is shielded; None for all others, and soon after it was read.

    Ask it where a page is opened, before anything was typed: what is sent to it is not kept.
    """
    if not case.is_shielded or _is_fresh(request, case.pk, leaving):
        return None
    request.session[_WAYS] = {**request.session.get(_WAYS, {}), _key(case.pk, leaving): request.get_full_path()}
    return redirect("safety:confirm", case_id=case.pk, leaving=leaving.value)


def go_on(request: HttpRequest, case_id: int, leaving: Leaving, *, at: datetime) -> str:
    """Keep that the warning was read, and return the address at which the person was stopped."""
    key = _key(case_id, leaving)
    request.session[_CONFIRMED] = {**request.session.get(_CONFIRMED, {}), key: at.timestamp()}
    ways: dict[str, str] = request.session.get(_WAYS, {})
    return ways.get(key) or reverse("console:case", args=[case_id])


def _is_fresh(request: HttpRequest, case_id: int, leaving: Leaving) -> bool:
    read_at = request.session.get(_CONFIRMED, {}).get(_key(case_id, leaving))
    return read_at is not None and clock.now().timestamp() - read_at < FRESH.total_seconds()


def _key(case_id: int, leaving: Leaving) -> str:
    return f"{case_id}/{leaving.value}"
