"""Ask the centre to come, from a booth."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from case_core.booths.counting import count
from case_core.booths.endings import end
from case_core.booths.errors import BoothClosedError, DeviceNotInUseError
from case_core.booths.events import BoothRequestOpened
from case_core.booths.models import BoothDevice, BoothRequest
from case_core.booths.own import is_in_use, opening_at
from case_core.booths.rules import is_overdue, rules
from case_core.booths.states import RequestStatus
from case_core.booths.turns import record_turn
from case_core.cases.topics import Topic
from mannaka_kit import audit


@transaction.atomic
def open_request(*, device_id: int, topic: str, language: str, at: datetime) -> BoothRequest:
    """
    Open a request with the topic that was touched; a second touch finds the first one.

    :raises DeviceNotInUseError: the device was revoked, or its site is closed.
    :raises BoothClosedError: nobody is there at this hour.
    """
    device = _locked_device(device_id)
    waiting = _still_open(device, at=at)
    if waiting is not None:
        return waiting
    if not opening_at(device.site, at=at).is_open:
        raise BoothClosedError
    spoken = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    request = BoothRequest.objects.create(
        site=device.site, device=device, topic=Topic(topic), language=spoken, opened_at=at
    )
    count("opened", site_id=device.site_id, at=at)
    record_turn("booth_request.opened", request, actor=audit.CITIZEN, at=at, turn=BoothRequestOpened)
    return request


def _locked_device(device_id: int) -> BoothDevice:
    # Locked: two touches come one after the other.
    devices = BoothDevice.objects.select_for_update(of=["self"]).select_related("site__way")
    device = devices.filter(pk=device_id).first()
    if device is None or not is_in_use(device):
        raise DeviceNotInUseError
    return device


def _still_open(device: BoothDevice, *, at: datetime) -> BoothRequest | None:
    """Return the device's open request; one that should have ended by itself ends now."""
    request = BoothRequest.objects.open().filter(device=device).select_for_update(of=["self"]).first()
    if request is None or not is_overdue(request, rules(), at=at):
        return request
    target = RequestStatus.TIMED_OUT if request.status == RequestStatus.WAITING else RequestStatus.ENDED
    end(request, target, actor=audit.SYSTEM, at=at)
    return None
