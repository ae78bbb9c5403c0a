"""What may go wrong with booths, in words for clerk, administrator or visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError

if TYPE_CHECKING:
    from case_core.booths.models import BoothRequest


class RequestNotFoundError(RecordNotFoundError):
    """There is no such request for this person."""

    code = "booth_request.not_found"
    message = _("この呼び出しは見つかりませんでした。")


class NoVideoError(AnticipatedError):
    """The city has no service by which booths talk by video."""

    code = "booth_request.no_video"
    message = _("ブースで使うビデオ会議のサービスが決まっていません。電話か、出向く方法を選んでください。")


class SiteNotFoundError(RecordNotFoundError):
    """There is no such booth."""

    code = "booth_site.not_found"
    message = _("この相談ブースは見つかりませんでした。")


class DeviceNotFoundError(RecordNotFoundError):
    """There is no such device."""

    code = "booth_device.not_found"
    message = _("この端末は見つかりませんでした。")


class RequestTakenError(ConflictError):
    """A colleague was quicker."""

    code = "booth_request.taken"
    message = _("ほかの職員が、すでに受けています。")

    @classmethod
    def by(cls, request: BoothRequest) -> RequestTakenError:
        """Return the error that names the colleague, who has a name as soon as somebody has taken it."""
        name = request.answered_by.display_name if request.answered_by else ""
        words = _("この呼び出しは、%(name)sさんが先に受けました。")
        return cls(str(words) % {"name": name})


class RequestEndedError(InvalidTransitionError):
    """The request's state does not lead there."""

    code = "booth_request.ended"
    message = _("この呼び出しは、すでに終わっています。")


class NotTakenError(InvalidTransitionError):
    """Nobody has taken it yet."""

    code = "booth_request.not_taken"
    message = _("先に「受ける」を押してください。")


class AlreadyACaseError(ConflictError):
    """The request is a case already."""

    code = "booth_request.already_a_case"
    message = _("この呼び出しは、すでに相談になっています。")


class RoomNotValidError(AnticipatedError):
    """The room does not exist on this day."""

    code = "booth_request.room_not_valid"
    message = _("いまある相談室を選んでください。")


class DeviceNotInUseError(AnticipatedError):
    """The device was revoked, or its site is closed."""

    code = "booth.device_not_in_use"
    message = _("この端末は、いま相談ブースとして使えません。")


class BoothClosedError(AnticipatedError):
    """Nobody is there at this hour."""

    code = "booth.closed"
    message = _("ただいま受付時間外です。")


class SiteNameTakenError(AnticipatedError):
    """Two booths of one name would be mixed up."""

    code = "booth_site.name_taken"
    message = _("この名前の相談ブースが、すでにあります。")


class SiteFactsError(AnticipatedError):
    """Something about a booth that nobody means."""

    code = "booth_site.facts"
    message = _("内容を確かめてください。")


class SiteEndedError(AnticipatedError):
    """The booth is closed for good."""

    code = "booth_site.ended"
    message = _("この相談ブースは、すでに廃止されています。")


class MinutesOutOfRangeError(AnticipatedError):
    """A number of minutes that nobody means."""

    code = "booth.minutes_out_of_range"
    message = _("1分から60分までの数で、終える時間を電話を案内する時間より長くしてください。")
