"""What stands above every page of the console for the one who is signed in."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest

from case_core.desk.web.alerts import alert_slot
from case_core.talks.web.alerts import help_wanted_slot
from mannaka_kit.live.origins import is_live, opens_stream
from mannaka_kit.ui.slots import ConsoleSlot
from tenants.accounts.actor import Actor
from tenants.deliveries.web.banner import aside_slot
from tenants.plugins.web.banner import trouble_slot


def console_alerts(request: HttpRequest) -> dict[str, Any]:
    """Give the console's pages their slots; a fragment, which has no place for them, asks nothing of the database."""
    actor: Actor | None = getattr(request, "actor", None)
    return {"console_alerts": _slots(request, actor) if actor else []}


def _slots(request: HttpRequest, actor: Actor) -> Callable[[], list[ConsoleSlot]]:
    @cache
    def slots() -> list[ConsoleSlot]:
        is_calm = not is_live(request)
        found = (
            alert_slot(actor),
            help_wanted_slot(actor, is_calm=is_calm),
            trouble_slot(actor),
            aside_slot(actor),
        )
        shown = [slot for slot in found if slot is not None]
        if any(slot.is_live for slot in shown):
            opens_stream(request)
        return shown

    return slots
