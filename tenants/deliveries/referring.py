"""What a partner's service is asked about a referral. No transaction is open while it takes its time."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from mannaka_sdk import Context, ReferralOut, ReferralState
from tenants.deliveries.asking import ask, at_work

ASK_SECONDS: Final = 30.0


def hand_over(*, channel_id: int, referral: ReferralOut) -> ReferralState:
    """
    Hand a matter to a partner's service, once for each `referral.id`.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    return _asked(channel_id, lambda plugin, ctx: plugin.refer(ctx, referral))


def look_up(*, channel_id: int, ref: str) -> ReferralState:
    """
    Ask how a matter stands.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    return _asked(channel_id, lambda plugin, ctx: plugin.state_of(ctx, ref))


def take_back(*, channel_id: int, ref: str) -> ReferralState:
    """
    Take a matter back; one that is gone is fine.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    return _asked(channel_id, lambda plugin, ctx: plugin.revoke(ctx, ref))


def _asked(channel_id: int, call: Callable[[Any, Context[Any, Any]], Awaitable[Any]]) -> ReferralState:
    async def work(plugin: Any, ctx: Context[Any, Any]) -> ReferralState:
        return ReferralState.model_validate(await call(plugin, ctx))

    return ask(at_work(channel_id), work, seconds=ASK_SECONDS)
