"""Listen to services that tell at once that something happened; the minute's poll goes on beside it."""

from mannaka_sdk import WaitsForNews
from tenants.deliveries.polling import poll
from tenants.plugins.calling import load, wait_for
from tenants.plugins.catalogue import installed_plugins
from tenants.plugins.models import Channel
from tenants.plugins.states import AT_WORK


def channels_to_listen_to() -> list[int]:
    """Return the current city's channels whose plugin can wait for news, and whose service took the secrets."""
    able = [name for name, plugin in installed_plugins().items() if isinstance(plugin, WaitsForNews)]
    found = Channel.objects.filter(plugin_id__in=able, state__in=AT_WORK, refused_at=None)
    return list(found.order_by("pk").values_list("pk", flat=True))


def listen(channel_id: int, *, within_s: float) -> bool:
    """
    Wait for news of a channel of the current city, and ask its service at once; false where none came.

    :raises PluginError: what the plugin foresees; PermanentError where its service cannot tell.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    """
    channel = Channel.objects.filter(pk=channel_id, state__in=AT_WORK).first()
    if channel is None:
        return False
    is_news = wait_for(channel, load(channel), within_s)
    return is_news and poll(channel, has_news=True)
