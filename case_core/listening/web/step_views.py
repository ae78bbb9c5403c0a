"""Single steps of a session by the centre: one more seat, a spoken answer, what becomes of a proposal."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from case_core.cases.web.desk import centre_view
from case_core.listening.actions.put_aside_proposal import put_aside_proposal
from case_core.listening.actions.record_answer import record_answer
from case_core.listening.actions.seat_body import seat_body
from case_core.listening.actions.take_over_proposal import take_over_proposal
from case_core.listening.errors import ListeningNotFoundError
from case_core.listening.selectors import board_for, possible_listeners, session_for, session_of_proposal
from case_core.listening.states import EntryKind
from case_core.listening.web.forms import AnswerForm, SeatForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def seat(request: StaffRequest, session_id: int) -> HttpResponse:
    """Give one more body a seat."""
    session = session_for(request.actor, session_id)
    seated = {each.organization_id for each in board_for(request.actor, session).seats}
    there = possible_listeners(request.actor, session.case)
    # Those that have a seat come last: a form that is sent again must be read as it was.
    bodies = [there[key] for key in sorted(there, key=lambda key: key in seated)]
    form = SeatForm(bodies=bodies, **sent(request))

    def act() -> str:
        chosen = form.cleaned_data["organization"]
        seat_body(session_id=session_id, organization_id=chosen, actor=request.actor, at=clock.now())
        return reverse("listening:room", args=[session_id])

    moved_on = send_form(request, form, scope="listening.seat", act=act, done=_("席を加えました。"))
    return moved_on or render(request, "listening/seat.html", {"case": session.case, "session": session, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def answer(request: StaffRequest, session_id: int, organization_id: int) -> HttpResponse:
    """Record what the person said aloud about a body."""
    session = session_for(request.actor, session_id)
    seats = {each.organization_id: each for each in board_for(request.actor, session).seats}
    if organization_id not in seats:
        raise ListeningNotFoundError
    form = AnswerForm(**sent(request))

    def act() -> str:
        told = form.cleaned_data
        record_answer(
            session_id=session_id,
            organization_id=organization_id,
            answer=EntryKind(told["answer"]),
            words=told["words"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("listening:room", args=[session_id])

    moved_on = send_form(request, form, scope="listening.answer", act=act, done=_("ご本人の返事を記録しました。"))
    values = {"case": session.case, "session": session, "seat": seats[organization_id], "form": form}
    return moved_on or render(request, "listening/answer.html", values)


@require_POST
@centre_view
def take(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Take a body's proposal up, as a note or as a fact."""
    session_id = session_of_proposal(request.actor, entry_id)
    is_fact = request.POST.get("as") == EntryKind.FACT
    return press_button(
        request,
        scope="listening.take",
        act=lambda: take_over_proposal(entry_id=entry_id, is_fact=is_fact, actor=request.actor, at=clock.now()),
        location=reverse("listening:room", args=[session_id]),
        done=_("提案を取り上げました。"),
    )


@require_POST
@centre_view
def put_aside(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Put a body's proposal aside."""
    session_id = session_of_proposal(request.actor, entry_id)
    return press_button(
        request,
        scope="listening.put_aside",
        act=lambda: put_aside_proposal(entry_id=entry_id, actor=request.actor, at=clock.now()),
        location=reverse("listening:room", args=[session_id]),
        done=_("提案を見送りました。"),
    )
