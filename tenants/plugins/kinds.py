"""Which room an event of a channel belongs to, by what the channel's plugin is."""

from django.db.models import QuerySet

from mannaka_sdk import Kind
from tenants.plugins.catalogue import manifest_of, manifests
from tenants.plugins.models import Channel
from tenants.plugins.states import AT_WORK


def is_of_calls(plugin_id: str) -> bool:
    """Tell whether a plugin tells of calls alone; one by which citizens write as well is theirs, as is a lost one."""
    return _is_of(Kind.CALL, plugin_id)


def is_of_meetings(plugin_id: str) -> bool:
    """Tell whether a plugin is for meetings alone; one by which citizens write as well is theirs, as is a lost one."""
    return _is_of(Kind.MEETING, plugin_id)


def is_of_partners(plugin_id: str) -> bool:
    """Tell whether a plugin refers matters to partners; one by which citizens write as well is theirs."""
    return _is_of(Kind.PARTNER, plugin_id)


def has_talks(plugin_id: str) -> bool:
    """Tell whether a plugin brings citizens' words."""
    return not (is_of_calls(plugin_id) or is_of_meetings(plugin_id) or is_of_partners(plugin_id))


def meeting_channels() -> QuerySet[Channel]:
    """Return the city's channels at work at whose services people can meet, in the order in which they were made."""
    return _at_work(Kind.MEETING)


def partner_channels() -> QuerySet[Channel]:
    """Return the city's channels at work by which matters are referred, in the order in which they were made."""
    return _at_work(Kind.PARTNER)


def _at_work(kind: Kind) -> QuerySet[Channel]:
    ids = [manifest.id for manifest in manifests(kind)]
    return Channel.objects.filter(plugin_id__in=ids, state__in=AT_WORK).order_by("pk")


def _is_of(kind: Kind, plugin_id: str) -> bool:
    manifest = manifest_of(plugin_id) if plugin_id else None
    return manifest is not None and kind in manifest.kinds and Kind.MESSAGING not in manifest.kinds
