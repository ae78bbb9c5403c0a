"""What the centre does with talks by video: go in, see who was there, have one made again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from case_core.cases.web.desk import centre_view
from case_core.meetings.actions.try_meeting_again import try_meeting_again
from case_core.meetings.entering import enter_meeting
from case_core.meetings.selectors import meeting_for, presences_of
from case_core.meetings.showing import shown
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError, NotAllowedError, NotFoundError
from mannaka_kit.ui.onward import onward
from mannaka_kit.ui.sending import press_button
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def one(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Show one meeting, and who came and went."""
    meeting = meeting_for(request.actor, meeting_id)
    context = {
        "meeting": shown(meeting, at=clock.now(), is_host=True),
        "channel": meeting.channel,
        "case_id": meeting.case_id,
        "presences": presences_of(request.actor, meeting),
    }
    return render(request, "meetings/meeting.html", context)


@never_cache
@require_POST
@centre_view
def enter(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Go on into the meeting, to lead it."""
    try:
        link = enter_meeting(meeting_id=meeting_id, at=clock.now(), actor=request.actor)
    except (NotFoundError, NotAllowedError):
        raise
    except AnticipatedError as error:
        messages.error(request, str(error))
        return redirect("meetings:meeting", meeting_id)
    return onward(request, str(link.url), heading=gettext("ビデオ相談を開いています"))


@require_POST
@centre_view
def try_again(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Have the service asked once more."""
    return press_button(
        request,
        scope=f"meeting.try_again.{meeting_id}",
        act=lambda: try_meeting_again(meeting_id=meeting_id, actor=request.actor, at=clock.now()),
        location=reverse("meetings:meeting", args=[meeting_id]),
        done=_("もう一度、用意しています。"),
    )
