"""Intake at the counter and on the telephone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import draft_of, keeps_draft
from case_core.intake.actions.receive_matter import receive_matter
from case_core.intake.candidates import candidates_for
from case_core.intake.web.caller import take_caller
from case_core.intake.web.forms import CandidatesForm, IntakeForm
from case_core.intake.web.slip import keep_secret
from case_core.intake.web.talk import minutes_of_talk
from case_core.troubles.selectors import items_to_tick
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form
from tenants.accounts.web.access import StaffRequest


@centre_view
@keeps_draft(FormName.INTAKE)
def new(request: StaffRequest) -> HttpResponse:
    """Take a matter down; it ends on the case's page, which tells the receipt's secret once."""
    started = draft_of(request).started_at or clock.now()
    initial = {"started_at": started.isoformat(), **take_caller(request), **draft_of(request).texts}
    form = IntakeForm(request.POST or None, initial=initial, items=lambda: items_to_tick(None, on=clock.today()))

    def act() -> str:
        return _receive(request, form.cleaned_data, form)

    sent = send_form(request, form, scope="intake.new", act=act)
    return sent or _page(request, form)


def _receive(request: StaffRequest, told: dict[str, Any], form: IntakeForm) -> str:
    at = clock.now()
    received = receive_matter(
        channel=told["channel"],
        topic=told["topic"],
        body=told["matter"],
        person=form.person(),
        minutes=minutes_of_talk(channel=told["channel"], started_at=told["started_at"], ended_at=at),
        actor=request.actor,
        at=at,
    )
    keep_secret(request, case_id=received.case_id, secret=received.secret)
    return reverse("console:case", args=[received.case_id])


def _page(request: StaffRequest, form: IntakeForm) -> HttpResponse:
    context = {
        "form": form,
        "elapsed": _elapsed(form),
        "more_open": any(form[name].errors or form[name].value() for name in form.asked_later),
    }
    return render(request, "intake/new.html", context)


def _elapsed(form: IntakeForm) -> int:
    """Return the seconds since the talk began, for the clock on the page; its own clock may be wrong."""
    since = parse_datetime(str(form["started_at"].value() or ""))
    return max(0, int((clock.now() - since).total_seconds())) if since and since.tzinfo else 0


@require_POST
@centre_view
def candidates(request: StaffRequest) -> HttpResponse:
    """Show who may be on the telephone, as a part of the intake page."""
    found = candidates_for(request.actor, CandidatesForm(request.POST).typed())
    return render(request, "intake/candidates.html", {"candidates": found})
