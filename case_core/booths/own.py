"""What a booth knows of itself: whether it may be one, whether the centre is open, and how its request stands."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from case_core.booths.models import BoothDevice, BoothRequest, BoothSite
from case_core.booths.rules import BoothRules, is_overdue, rules
from case_core.booths.secret_codes import DEVICE
from case_core.booths.states import RequestStatus
from case_core.meetings.standing import standing_of
from tenants.hours.calendar_rules import CENTRE
from tenants.hours.opening_states import OpeningState
from tenants.hours.selectors import opening_state

# How long the booth shows what came of a request.
AFTERWARDS: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Booth:
    """A device in its booth."""

    device_id: int
    site_id: int
    name: str
    telephone: str
    is_attended: bool
    is_in_use: bool
    opening: OpeningState


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRequest:
    """A request as the booth shows it: where it stands, and who comes, by the name of their room."""

    status: str
    language: str
    topic_label: str
    desk: str
    way: str
    is_late: bool
    meeting_id: int | None
    # The matter that a clerk took up in this talk, for what the visitor decides about it; nothing of it is shown.
    case_id: int | None
    # What the booth says of its talk by video; empty where there is none.
    video: str

    @property
    def is_open(self) -> bool:
        """Tell whether the booth waits or talks."""
        return self.status in {RequestStatus.WAITING, RequestStatus.ANSWERED, RequestStatus.CONNECTED}


def booth_with(token: str, *, at: datetime) -> Booth | None:
    """Return the booth of a device's secret, revoked or not; None where no device of this city has it."""
    rows = BoothDevice.objects.enrolled().select_related("site__way")
    device = rows.filter(token_hash=DEVICE.kept(token)).first() if token else None
    if device is None:
        return None
    return Booth(
        device_id=device.pk,
        site_id=device.site_id,
        name=device.site.name,
        telephone=device.site.telephone,
        is_attended=device.is_attended,
        is_in_use=is_in_use(device),
        opening=opening_at(device.site, at=at),
    )


def is_in_use(device: BoothDevice) -> bool:
    """Tell whether a device may be a booth."""
    return device.revoked_at is None and device.site.ended_at is None


def opening_at(site: BoothSite, *, at: datetime) -> OpeningState:
    """Return whether a booth's hours are now; without hours of its own it follows the centre."""
    return opening_state(at=at, way=site.way.code if site.way else CENTRE)


def request_at(device_id: int, *, at: datetime) -> ShownRequest | None:
    """Return what the booth shows: its open request, else what came of the last one for a minute, else nothing."""
    request = BoothRequest.objects.filter(device_id=device_id).select_related("room", "meeting").order_by("-pk").first()
    if request is None:
        return None
    settled = rules()
    if is_overdue(request, settled, at=at):
        # Whoever ends it has not come by; the booth does not wait for that.
        request.status = RequestStatus.TIMED_OUT if request.status == RequestStatus.WAITING else RequestStatus.ENDED
        request.ended_at = request.ended_at or at
    is_past = request.ended_at is not None and at >= request.ended_at + AFTERWARDS
    return None if is_past or request.status == RequestStatus.GIVEN_UP else _shown(request, settled, at=at)


def _shown(request: BoothRequest, settled: BoothRules, *, at: datetime) -> ShownRequest:
    is_late = at >= request.opened_at + timedelta(minutes=settled.minutes_until_telephone)
    return ShownRequest(
        status=request.status,
        language=request.language,
        topic_label=str(request.get_topic_display()),
        desk=request.room.name if request.room else "",
        way=request.way,
        is_late=is_late and request.status == RequestStatus.WAITING,
        meeting_id=request.meeting_id,
        case_id=request.case_id,
        video=standing_of(request.meeting, at=at).value if request.meeting else "",
    )
