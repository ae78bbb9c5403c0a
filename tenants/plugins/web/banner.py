"""What administrators see above every page of the console while a channel does not work."""

from mannaka_kit.ui.slots import ConsoleSlot
from tenants.accounts.actor import Actor
from tenants.plugins.policies import can_keep_channels
from tenants.plugins.trouble_count import remembered_count


def trouble_slot(actor: Actor) -> ConsoleSlot | None:
    """Return the bar of an administrator whose city has a channel in trouble; others have none."""
    count = remembered_count() if can_keep_channels(actor) else 0
    return ConsoleSlot(template="plugins/banner.html", values={"count": count}) if count else None
