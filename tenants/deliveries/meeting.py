"""What a channel's service is asked about meetings. No transaction is open while it takes its time."""

from datetime import timedelta
from typing import Any, Final

from mannaka_sdk import AccessLink, Attendee, Context, Meeting, MeetingRef, MeetingRole, MeetingSpec
from tenants.deliveries.asking import ask, at_work

ASK_SECONDS: Final = 30.0
# Somebody waits before a page.
ENTER_SECONDS: Final = 10.0


def make(*, channel_id: int, spec: MeetingSpec, ref: str = "") -> str:
    """
    Have a meeting made, or an earlier one brought to what is wanted now, and return what the service calls it.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """

    async def work(plugin: Any, ctx: Context[Any, Any]) -> Meeting:
        made = plugin.update(ctx, MeetingRef(id=ref), spec) if ref else plugin.create(ctx, spec)
        return Meeting.model_validate(await made)

    return ask(at_work(channel_id), work, seconds=ASK_SECONDS).ref.id


def remove(*, channel_id: int, ref: str) -> None:
    """
    Have a meeting removed; one that is gone is fine.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    ask(at_work(channel_id), lambda plugin, ctx: plugin.cancel(ctx, MeetingRef(id=ref)), seconds=ASK_SECONDS)


def way_in(*, channel_id: int, ref: str, name: str, role: MeetingRole, lasts: timedelta) -> AccessLink:
    """
    Have a way in made for one person; it is told to them and kept nowhere.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """

    async def work(plugin: Any, ctx: Context[Any, Any]) -> AccessLink:
        who = Attendee(display_name=name)
        link = await plugin.access(ctx, MeetingRef(id=ref), who=who, role=role, lasts=lasts)
        return AccessLink.model_validate(link)

    return ask(at_work(channel_id), work, seconds=ENTER_SECONDS)
