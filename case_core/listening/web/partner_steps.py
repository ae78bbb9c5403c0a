"""Single steps of somebody of a body: come, go, go on to the video, confirm."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from case_core.listening.actions.confirm_fact import confirm_fact
from case_core.listening.actions.confirm_record import confirm_record
from case_core.listening.actions.enter_session import enter_session
from case_core.listening.actions.leave_session import leave_session
from case_core.listening.attending import attended
from case_core.listening.errors import DoorShutError
from case_core.meetings.entering import enter_meeting
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError, NotAllowedError, NotFoundError
from mannaka_kit.ui.onward import onward
from mannaka_kit.ui.sending import press_button
from tenants.partners.web.access import PartnerRequest, partner_view


@require_POST
@partner_view
def enter(request: PartnerRequest, session_id: int) -> HttpResponse:
    """Come in."""
    return press_button(
        request,
        scope="listening.enter",
        act=lambda: enter_session(session_id=session_id, actor=request.partner, at=clock.now()),
        location=reverse("listened:room", args=[session_id]),
        done=_("入室しました。ご本人とセンターの画面に、貴機関とお名前、時刻が出ています。"),
    )


@require_POST
@partner_view
def leave(request: PartnerRequest, session_id: int) -> HttpResponse:
    """Leave."""
    return press_button(
        request,
        scope="listening.leave",
        act=lambda: leave_session(session_id=session_id, actor=request.partner, at=clock.now()),
        location=reverse("partnerdesk:desk"),
        done=_("退室しました。"),
    )


@require_POST
@partner_view
def video(request: PartnerRequest, session_id: int) -> HttpResponse:
    """Go on into the talk by video, to listen."""
    found = attended(request.partner, session_id, at=clock.now())
    try:
        if found.session.meeting_id is None or not found.is_open or not found.seat.is_in(request.partner.user_id):
            raise DoorShutError
        link = enter_meeting(meeting_id=found.session.meeting_id, at=clock.now(), listener=request.partner)
    except (NotFoundError, NotAllowedError):
        raise
    except AnticipatedError as error:
        messages.error(request, str(error))
        return redirect("listened:room", session_id)
    return onward(request, str(link.url), heading=gettext("ビデオ相談を開いています"))


@require_POST
@partner_view
def confirm(request: PartnerRequest, session_id: int, entry_id: int) -> HttpResponse:
    """Confirm a fact."""
    return press_button(
        request,
        scope="listening.confirm",
        act=lambda: confirm_fact(session_id=session_id, entry_id=entry_id, actor=request.partner, at=clock.now()),
        location=reverse("listened:room", args=[session_id]),
        done=_("この事実を確かめました。"),
    )


@require_POST
@partner_view
def record(request: PartnerRequest, session_id: int) -> HttpResponse:
    """Confirm the record."""
    return press_button(
        request,
        scope="listening.record",
        act=lambda: confirm_record(session_id=session_id, actor=request.partner, at=clock.now()),
        location=reverse("listened:room", args=[session_id]),
        done=_("記録を確かめました。"),
    )
