"""The way for somebody who was harmed: whom to tell, rest, and a note that two people read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.cases.web.desk import centre_view, desk_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.incidents.actions.answer_care import answer_care
from case_core.incidents.actions.write_care import write_care
from case_core.incidents.selectors import care_for, cares_for, incident_for, superiors_for
from case_core.incidents.states import Wish
from case_core.incidents.web.forms import CareAnswerForm, CareForm
from case_core.incidents.web.views import sheet_url
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.CARE)
def write(request: StaffRequest, incident_id: int) -> HttpResponse:
    """Tell a superior how one is."""
    incident = incident_for(request.actor, incident_id)
    form = CareForm(superiors=superiors_for(request.actor, on=clock.today()), **sent(request))

    def act() -> str:
        told = form.cleaned_data
        write_care(
            incident_id=incident_id,
            reader_id=int(told["reader"]),
            wishes=[Wish(wish) for wish in told["wishes"]],
            note=told["note"],
            actor=request.actor,
            at=clock.now(),
        )
        return sheet_url(incident.case_id)

    moved_on = send_form(request, form, scope="staff_care.write", act=act, done=_("選んだ上司に届けました。"))
    return moved_on or render(request, "incidents/care_write.html", {"case": incident.case, "form": form})


@require_safe
@desk_view()
def cares(request: StaffRequest) -> HttpResponse:
    """List the notes that the viewer wrote or was chosen to read."""
    return render(request, "incidents/cares.html", {"cares": cares_for(request.actor)})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view()
def care(request: StaffRequest, care_id: int) -> HttpResponse:
    """Read a note, and answer it as its reader."""
    opened = care_for(request.actor, care_id, at=clock.now())
    form = CareAnswerForm(**{"initial": {"answer": opened.answer}} | sent(request))

    def act() -> str:
        answer_care(care_id=care_id, answer=form.cleaned_data["answer"], actor=request.actor, at=clock.now())
        return reverse("incidents:care", args=[care_id])

    moved_on = send_form(request, form, scope="staff_care.answer", act=act, done=_("お返事を届けました。"))
    is_reader = opened.care.reader_id == request.actor.user_id
    return moved_on or render(request, "incidents/care.html", {"opened": opened, "form": form if is_reader else None})
