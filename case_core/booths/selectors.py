"""Reads of booths by staff."""

from datetime import datetime

from case_core.booths.errors import RequestNotFoundError
from case_core.booths.models import BoothDevice, BoothRequest, BoothSite
from case_core.booths.policies import can_answer_booths
from case_core.booths.querysets import DeviceQuerySet, RequestQuerySet, SiteQuerySet
from case_core.shields.selectors import people_hidden_from
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


def waiting_for(viewer: Actor) -> list[BoothRequest]:
    """
    Return who waits at a booth, the longest waiting first.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_answer_booths(viewer))
    return list(BoothRequest.objects.waiting().select_related("site"))


def requests_visible_to(viewer: Actor) -> RequestQuerySet:
    """
    Return the requests that the viewer may find: all but those that became the case of somebody hidden from them.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_answer_booths(viewer))
    hidden = BoothRequest.objects.filter(case__party__in=people_hidden_from(viewer)).values("pk")
    found = BoothRequest.objects.exclude(pk__in=hidden)
    return found.select_related("site", "device", "room", "answered_by", "case", "meeting")


def request_for(viewer: Actor, request_id: int) -> BoothRequest:
    """
    Return one request.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises RequestNotFoundError: there is none that the viewer may see.
    """
    request = requests_visible_to(viewer).filter(pk=request_id).first()
    if request is None:
        raise RequestNotFoundError
    return request


def moment_of_request(request_id: int) -> datetime:
    """Return when a request was opened, for planning what follows."""
    return BoothRequest.objects.values_list("opened_at", flat=True).get(pk=request_id)


def sites_for(viewer: Actor, *, with_ended: bool = False) -> SiteQuerySet:
    """
    Return the sites, with the closed ones on request.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    found = BoothSite.objects.all() if with_ended else BoothSite.objects.in_use()
    return found.select_related("way")


def site_for(viewer: Actor, site_id: int) -> BoothSite | None:
    """
    Return a site, or None.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return BoothSite.objects.select_related("way").filter(pk=site_id).first()


def devices_for(viewer: Actor, *, at: datetime) -> DeviceQuerySet:
    """
    Return the devices of all sites and the codes that can still be typed, newest first.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return BoothDevice.objects.shown(at).select_related("site", "made_by", "revoked_by")


def device_for(viewer: Actor, device_id: int) -> BoothDevice | None:
    """
    Return a device, or None.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return BoothDevice.objects.select_related("site").filter(pk=device_id).first()
