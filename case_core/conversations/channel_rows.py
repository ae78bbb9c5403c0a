"""The row of a channel's rules, taken for a change."""

from case_core.conversations.errors import ChannelNotFoundError
from case_core.conversations.models import ChannelRules
from mannaka_kit.turns import wait_for_turn
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState


def locked_rules(channel_id: int) -> ChannelRules:
    """
    Return the rules of a channel, locked until the transaction ends; new ones are not saved yet.

    :raises ChannelNotFoundError: there is no such channel, or it was removed.
    """
    wait_for_turn(f"channel-rules-{channel_id}")
    if not Channel.objects.filter(pk=channel_id).exclude(state=ChannelState.REMOVED).exists():
        raise ChannelNotFoundError
    rules = ChannelRules.objects.select_for_update().filter(channel_id=channel_id).first()
    return rules or ChannelRules(channel_id=channel_id)
