"""A channel, locked for a change."""

from tenants.plugins.errors import ChannelNotFoundError, ChannelStateError
from tenants.plugins.models import Channel
from tenants.plugins.states import TRANSITIONS, ChannelState


def locked_channel(channel: Channel) -> Channel:
    """
    Return the channel as it is now, locked until the transaction ends.

    :raises ChannelNotFoundError: it was removed.
    """
    rows = Channel.objects.select_for_update(of=("self",))
    found = rows.filter(pk=channel.pk).exclude(state=ChannelState.REMOVED).first()
    if found is None:
        raise ChannelNotFoundError
    return found


def require_step(channel: Channel, to: ChannelState) -> None:
    """
    Go on only where a channel may go.

    :raises ChannelStateError: it may not.
    """
    if to not in TRANSITIONS[channel.state]:
        raise ChannelStateError
