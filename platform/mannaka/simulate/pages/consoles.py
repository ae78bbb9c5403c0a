"""What every vendor's console has: the address for deliveries, and what goes wrong next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.simulate import remembering
from mannaka.simulate.errors import BadWebhookError
from mannaka.simulate.faults import INWARD, OUTWARD, Fault
from mannaka.simulate.requests import Asked, Reply, away_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from mannaka.simulate.console import Console
    from mannaka.simulate.house import House


def pasted(
    house: House, asked: Asked, console: Console, name: str, *, paste: Callable[[str], None] | None = None
) -> bool:
    """Take the address for deliveries, and keep it; tell whether it is one of this city."""
    try:
        (paste or console.paste)(asked.form.get("address", ""))
    except BadWebhookError:
        return False
    remembering.remember(house.memory, console, name)
    return True


def wished(asked: Asked, console: Console) -> Reply:
    """Let something go wrong next time."""
    wanted = asked.form.get("fault", "")
    if wanted in OUTWARD | INWARD:
        console.faults.wish(Fault(wanted))
    return away_to(f"/{console.city.code}/#faults")
