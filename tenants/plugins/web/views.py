"""The pages that tell how channels are."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from mannaka_sdk import Inbound
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.plugins import selectors
from tenants.plugins.endpoints import address_of
from tenants.plugins.hearing import BY_ADDRESS
from tenants.plugins.states import ChannelState
from tenants.plugins.web import walk
from tenants.plugins.web.showing import shown


@require_safe
@staff_view(Role.ADMINISTRATOR)
def channels(request: StaffRequest) -> HttpResponse:
    """List the city's channels, each with what is to be done next."""
    rows = [shown(line) for line in selectors.lines_for(request.actor)]
    return render(request, "plugins/channels.html", {"rows": rows})


@require_safe
@staff_view(Role.ADMINISTRATOR)
def channel(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Show one channel."""
    line = selectors.line_of(selectors.channel_for(request.actor, channel_id))
    has_address = line.inbound in BY_ADDRESS
    hears = line.inbound is not Inbound.NONE
    values = {"shown": shown(line), "manifest": line.manifest, "has_address": has_address, "hears": hears}
    return render(request, "plugins/channel.html", values)


@require_safe
@staff_view(Role.ADMINISTRATOR)
def address(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Show where the service delivers to, and whether it has delivered yet."""
    line = selectors.line_of(selectors.channel_for(request.actor, channel_id))
    if line.inbound is Inbound.NONE or line.channel.state == ChannelState.DRAFT:
        return redirect("channels:channel", channel_id=channel_id)
    values = {
        "shown": shown(line),
        "address": address_of(line.channel) if line.inbound in BY_ADDRESS else "",
        "waits": line.channel.state == ChannelState.WAITING,
        "walk": walk.walk_to(walk.FIRST, line.inbound) if line.channel.state == ChannelState.WAITING else [],
    }
    return render(request, "plugins/address.html", values)
