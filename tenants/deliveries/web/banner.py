"""What administrators see above every page of the console while something that came in was not read."""

from mannaka_kit.ui.slots import ConsoleSlot
from tenants.accounts.actor import Actor
from tenants.deliveries.aside_count import remembered_counts
from tenants.plugins.policies import can_keep_channels


def aside_slot(actor: Actor) -> ConsoleSlot | None:
    """Return the bar of an administrator whose city has something that was put aside; others have none."""
    counts = remembered_counts() if can_keep_channels(actor) else {}
    if not counts:
        return None
    values = {"count": sum(counts.values()), "channel_id": max(counts, key=lambda channel: counts[channel])}
    return ConsoleSlot(template="deliveries/banner.html", values=values)
