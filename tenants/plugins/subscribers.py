"""What follows from a channel's trouble, and from its end."""

from mannaka_kit import clock
from mannaka_kit.outbox import subscribe
from tenants.plugins.actions.tell_administrators import tell_administrators
from tenants.plugins.events import ChannelChanged, ChannelInTrouble
from tenants.plugins.trouble_count import count_anew


@subscribe(ChannelInTrouble)
def tell_by_mail(event: ChannelInTrouble) -> None:
    """Tell the administrators, unless they heard of it today."""
    count_anew()
    tell_administrators(channel_id=event.channel_id, at=clock.now())


@subscribe(ChannelChanged)
def keep_the_bar_true(event: ChannelChanged) -> None:  # noqa: ARG001 - whichever channel it was, all are counted
    """Show or take away the bar above the console's pages."""
    count_anew()
