"""Reads of channels, and of what can be set up."""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

import mannaka_tenancy
from mannaka_kit.decisions import require
from mannaka_sdk import Inbound, Manifest
from tenants.accounts.policies import Acting
from tenants.municipalities.selectors import is_demo
from tenants.plugins.catalogue import installed_plugins, is_sample, is_stopped, manifest_of
from tenants.plugins.errors import ChannelNotFoundError, PluginNotFoundError
from tenants.plugins.hearing import inbound_with
from tenants.plugins.models import Channel
from tenants.plugins.next_steps import NextStep, next_step
from tenants.plugins.policies import can_keep_channels
from tenants.plugins.states import AT_WORK, ChannelState, Health, ShownMenu


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLine:
    """A channel, the manifest of its plugin where that is installed, how it hears, and what is to be done next."""

    channel: Channel
    manifest: Manifest | None
    inbound: Inbound
    is_stopped: bool
    step: NextStep


def channels_for(viewer: Acting) -> QuerySet[Channel]:
    """
    Return the city's channels that were not removed.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_channels(viewer))
    return Channel.objects.exclude(state=ChannelState.REMOVED)


def lines_for(viewer: Acting) -> list[ChannelLine]:
    """
    Return the city's channels with what is to be done for each, in one statement.

    :raises NotAllowedError: the viewer is no administrator.
    """
    return [line_of(channel) for channel in channels_for(viewer)]


def line_of(channel: Channel) -> ChannelLine:
    """Return what a page tells of a channel."""
    manifest = manifest_of(channel.plugin_id)
    stopped = is_stopped(channel.plugin_id)
    step = next_step(channel, manifest, is_stopped=stopped)
    inbound = inbound_with(manifest, channel.config) if manifest else Inbound.NONE
    return ChannelLine(channel=channel, manifest=manifest, inbound=inbound, is_stopped=stopped, step=step)


def channel_for(viewer: Acting, channel_id: int) -> Channel:
    """
    Return a channel that was not removed.

    :raises NotAllowedError: the viewer is no administrator.
    :raises ChannelNotFoundError: there is none.
    """
    channel = channels_for(viewer).filter(pk=channel_id).first()
    if channel is None:
        raise ChannelNotFoundError
    return channel


def offers_for(viewer: Acting) -> list[Manifest]:
    """
    Return what the city may set up: samples only where nobody real is.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_channels(viewer))
    may_try = is_demo(mannaka_tenancy.require_current())
    found = [plugin.manifest for plugin in installed_plugins().values()]
    return [each for each in found if not is_stopped(each.id) and (may_try or not is_sample(each.id))]


def offer_for(viewer: Acting, plugin_id: str) -> Manifest:
    """
    Return what the city may set up, by its id.

    :raises NotAllowedError: the viewer is no administrator.
    :raises PluginNotFoundError: the city is offered no such thing.
    """
    for manifest in offers_for(viewer):
        if manifest.id == plugin_id:
            return manifest
    raise PluginNotFoundError


def channels_at_work() -> QuerySet[Channel]:
    """Return the channels whose deliveries are read, those first that were not asked for the longest time."""
    return Channel.objects.filter(state__in=AT_WORK).order_by(F("health_at").asc(nulls_first=True), "pk")


def channels_with_menus() -> QuerySet[Channel]:
    """Return the channels at work whose service shows a menu of ours, or is to show one."""
    shown = Q(menu_shown__in=[ShownMenu.OPEN, ShownMenu.CLOSED])
    return channels_at_work().filter(Q(menu_is_wanted=True) | shown)


def plugins_in_use() -> set[str]:
    """Return the plugins of the city's channels."""
    return set(Channel.objects.exclude(state=ChannelState.REMOVED).values_list("plugin_id", flat=True))


def count_in_trouble() -> int:
    """Return how many channels at work do not work, or wait for new secrets."""
    return channels_at_work().filter(Q(health=Health.FAILING) | Q(refused_at__isnull=False)).count()
