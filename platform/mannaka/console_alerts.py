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


def console_alerts(request: HttpRequest) -> dict[str, Any]:
    """Give the console's pages their slots; a fragment, which has no place for them, asks nothing of the database."""
    actor: Actor | None = getattr(request, "actor", None)
    return {"console_alerts": _slots(request, actor) if actor else []}


def _slots(request: HttpRequest, actor: Actor) -> Callable[[], list[ConsoleSlot]]:
    @cache
    def slots() -> list[ConsoleSlot]:
        slot = alert_slot(actor)
        if slot is not None:
            opens_stream(request)
        # Colleagues who are free have a live page before them; a form gets no stream of its own for this.
        help_slot = help_wanted_slot(actor) if slot is not None or is_live(request) else None
        return [each for each in (slot, help_slot) if each is not None]

    return slots
