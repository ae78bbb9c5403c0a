"""Intake at the counter and on the telephone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from case_core.cases.web.desk import centre_view
from case_core.cases.web.sending import send_form
from case_core.intake.actions.receive_matter import receive_matter
from case_core.intake.web.forms import IntakeForm
from case_core.intake.web.slip import keep_secret
from mannaka_kit import clock
from tenants.accounts.web.access import StaffRequest


@centre_view
def new(request: StaffRequest) -> HttpResponse:
    """Take a matter down; it ends on the case's page, which tells the receipt's secret once."""
    form = IntakeForm(request.POST or None)

    def act() -> str:
        received = receive_matter(
            channel=form.cleaned_data["channel"],
            topic=form.cleaned_data["topic"],
            body=form.cleaned_data["matter"],
            person=form.person(),
            actor=request.actor,
            at=clock.now(),
        )
        keep_secret(request, case_id=received.case_id, secret=received.secret)
        return reverse("console:case", args=[received.case_id])

    return send_form(request, form, scope="intake.new", act=act) or render(request, "intake/new.html", {"form": form})
