"""What a service tells of the people at a channel, and its page on which they link their account."""

from typing import Final

from pydantic import HttpUrl

from mannaka_sdk import ExternalIdentity, LinkPage, PermanentError, Profile
from tenants.deliveries.asking import ask, at_work
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.egress import as_browsers_reach
from tenants.plugins.errors import SheetNotAcceptedError
from tenants.plugins.sheets import needs_acceptance

PROFILE_SECONDS: Final = 30.0
LINK_SECONDS: Final = 10.0


def profile(*, channel_id: int, who: ExternalIdentity) -> Profile:
    """
    Return what somebody tells the service about themselves.

    :raises SheetNotAcceptedError: if the city did not agree yet to what the plugin brings.
    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    channel = at_work(channel_id)
    if needs_acceptance(channel, plugin_of(channel.plugin_id).manifest):
        raise SheetNotAcceptedError
    found: Profile = ask(channel, lambda plugin, ctx: plugin.profile(ctx, who), seconds=PROFILE_SECONDS)
    return found


def link_page(*, channel_id: int, who: ExternalIdentity, nonce: str) -> LinkPage:
    """
    Return the service's page on which somebody links their account; somebody waits for it before a screen.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    page: LinkPage = ask(
        at_work(channel_id), lambda plugin, ctx: plugin.link_page(ctx, who, nonce), seconds=LINK_SECONDS
    )
    if page.url.scheme != "https":
        raise PermanentError("a page for linking is secured")
    return page.model_copy(update={"url": HttpUrl(as_browsers_reach(str(page.url)))})
