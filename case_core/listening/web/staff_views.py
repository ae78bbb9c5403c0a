"""Sessions as the centre leads them: the list of a case, a new one, the room itself."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.listening.actions.end_session import end_session
from case_core.listening.actions.open_session import open_session
from case_core.listening.actions.plan_session import plan_session
from case_core.listening.actions.write_note import write_note
from case_core.listening.models import ListeningSession
from case_core.listening.selectors import (
    board_for,
    possible_channels,
    possible_listeners,
    record_read,
    session_for,
    session_on_screen,
    sessions_of,
)
from case_core.listening.states import SessionState
from case_core.listening.topics import topic_of_session
from case_core.listening.web.forms import NoteForm, PlanForm
from case_core.meetings.showing import shown
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import edition_of, unless_shown
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest

TONES = {
    SessionState.PLANNED: "key",
    SessionState.OPEN: "success",
    SessionState.ENDED: "neutral",
    SessionState.CALLED_OFF: "neutral",
}


@require_safe
@centre_view
def of_case(request: StaffRequest, case_id: int) -> HttpResponse:
    """List the sessions of a case."""
    case = case_for(request.actor, case_id)
    sessions = [(each, TONES[each.state]) for each in sessions_of(request.actor, case)]
    may_plan = not case.is_closed and not any(not each.is_over for each, _tone in sessions)
    return render(request, "listening/of_case.html", {"case": case, "sessions": sessions, "may_plan": may_plan})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def new(request: StaffRequest, case_id: int) -> HttpResponse:
    """Plan a session."""
    case = case_for(request.actor, case_id)
    bodies = list(possible_listeners(request.actor, case).values())
    form = PlanForm(bodies=bodies, channels=possible_channels(request.actor), **sent(request))

    def act() -> str:
        session = plan_session(case_id=case_id, plan=form.plan(), actor=request.actor, at=clock.now())
        return reverse("listening:room", args=[session.pk])

    done = _("席を用意しました。ご本人の返事を待つか、口頭での返事を記録してください。")
    moved_on = send_form(request, form, scope="listening.plan", act=act, done=done)
    return moved_on or render(request, "listening/new.html", {"case": case, "form": form, "bodies": bodies})


@require_http_methods(["GET", "HEAD", "POST"])
@live_page
@centre_view
def room(request: StaffRequest, session_id: int) -> HttpResponse:
    """Show a session, and write into it while it runs."""
    session = session_for(request.actor, session_id)
    form = NoteForm(**sent(request))

    def act() -> str:
        told = form.cleaned_data
        write_note(
            session_id=session_id,
            words=told["words"],
            is_fact=told["is_fact"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("listening:room", args=[session_id])

    moved_on = send_form(request, form, scope="listening.note", act=act)
    return moved_on or render(request, "listening/room.html", {**room_context(request, session), "form": form})


@require_safe
@centre_view
def news(request: StaffRequest, session_id: int) -> HttpResponse:
    """Show a session as it is now, and record that it was read; nothing where nothing is new."""
    session = session_on_screen(request.actor, session_id)
    context = room_context(request, session)

    def answer() -> HttpResponse:
        record_read(request.actor, session)
        return render(request, "listening/table.html", context)

    return unless_shown(request, context["edition"], answer)


@require_POST
@centre_view
def begin(request: StaffRequest, session_id: int) -> HttpResponse:
    """Open the session."""
    return press_button(
        request,
        scope="listening.open",
        act=lambda: open_session(session_id=session_id, actor=request.actor, at=clock.now()),
        location=reverse("listening:room", args=[session_id]),
        done=_("同席の場を始めました。ご本人が同意した機関は、入室できます。"),
    )


@require_POST
@centre_view
def end(request: StaffRequest, session_id: int) -> HttpResponse:
    """End the session, or call it off."""
    return press_button(
        request,
        scope="listening.end",
        act=lambda: end_session(session_id=session_id, actor=request.actor, at=clock.now()),
        location=reverse("listening:room", args=[session_id]),
        done=_("同席の場を終えました。"),
    )


def room_context(request: StaffRequest, session: ListeningSession) -> dict[str, Any]:
    """Return what the page of a session shows, and its edition."""
    at, board = clock.now(), board_for(request.actor, session)
    listeners = possible_listeners(request.actor, session.case) if not session.is_over else {}
    meeting = shown(session.meeting, at=at, is_host=True) if session.meeting and not session.is_over else None
    seated = {seat.organization_id for seat in board.seats}
    return {
        "case": session.case,
        "session": session,
        "tone": TONES[session.state],
        "board": board,
        "meeting": meeting,
        "lapsed": [] if session.is_over else sorted(seated - listeners.keys()),
        "addable": [body for key, body in listeners.items() if key not in seated],
        "live_topics": [topic_of_session(session.pk)],
        "edition": edition_of(board.edition, sorted(listeners), meeting and (meeting.status, meeting.standing)),
    }
