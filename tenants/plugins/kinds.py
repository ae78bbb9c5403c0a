"""Which room an event of a channel belongs to, by what the channel's plugin is."""

from mannaka_sdk import Kind
from tenants.plugins.catalogue import manifest_of
from tenants.plugins.models import Channel


def tells_of_calls(channel_id: int) -> bool:
    """Tell whether a channel tells of calls alone; one by which citizens write as well is theirs."""
    plugin_id = Channel.objects.filter(pk=channel_id).values_list("plugin_id", flat=True).first()
    return plugin_id is not None and is_of_calls(plugin_id)


def is_of_calls(plugin_id: str) -> bool:
    """Tell whether a plugin tells of calls alone; one that is not installed any more does not."""
    manifest = manifest_of(plugin_id)
    return manifest is not None and Kind.CALL in manifest.kinds and Kind.MESSAGING not in manifest.kinds
