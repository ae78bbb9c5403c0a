"""What stands above every page of the console for the one who is signed in."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest

from case_core.desk.web.alerts import alert_slot
from mannaka_kit.live.origins import opens_stream
from mannaka_kit.ui.slots import ConsoleSlot
from tenants.accounts.actor import Actor


def console_alerts(request: HttpRequest) -> dict[str, Any]:
    """Give the console's pages their slots; a fragment, which has no place for them, asks nothing of the database."""
    actor: Actor | None = getattr(request, "actor", None)
    return {"console_alerts": _slots(request, actor) if actor else []}


def _slots(request: HttpRequest, actor: Actor) -> Callable[[], list[ConsoleSlot]]:
    @cache
    def slots() -> list[ConsoleSlot]:
        slot = alert_slot(actor)
        if slot is None:
            return []
        opens_stream(request)
        return [slot]

    return slots
