"""Incidents of a case, the head's decision, and the one agreed answer."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.incidents.actions.agree_line import agree_line
from case_core.incidents.actions.decide_incident import decide_incident
from case_core.incidents.actions.end_line import end_line
from case_core.incidents.actions.record_incident import record_incident
from case_core.incidents.policies import can_decide
from case_core.incidents.selectors import cares_for, incident_for, incidents_of, known_caller, line_of
from case_core.incidents.states import Decision
from case_core.incidents.web.forms import DecisionForm, IncidentForm, LineForm
from mannaka_kit import clock
from mannaka_kit.decisions import require
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


def sheet_url(case_id: int) -> str:
    """Return the address of a case's incidents."""
    return reverse("incidents:sheet", args=[case_id])


@require_safe
@centre_view
def sheet(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show what happened at the desk, what was decided, and what everybody answers."""
    case = case_for(request.actor, case_id)
    incidents = list(incidents_of(request.actor, case))
    context = {
        "case": case,
        "incidents": incidents,
        "line": line_of(request.actor, case, on=clock.today()),
        "may_decide": can_decide(request.actor),
        "cares": cares_for(request.actor, incident_ids=[incident.pk for incident in incidents]),
    }
    return render(request, "incidents/sheet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.INCIDENT)
def record(request: StaffRequest, case_id: int) -> HttpResponse:
    """Record what happened."""
    case = case_for(request.actor, case_id)
    form = IncidentForm(**{"initial": {"happened_at": clock.now()}} | sent(request))

    def act() -> str:
        record_incident(case_id=case_id, facts=form.facts(), actor=request.actor, at=clock.now())
        return sheet_url(case_id)

    done = _("記録しました。センターの責任者が読み、これからの対応を決めます。")
    moved_on = send_form(request, form, scope="incident.record", act=act, done=done)
    return moved_on or render(request, "incidents/record.html", {"case": case, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.INCIDENT_DECISION)
def decide(request: StaffRequest, incident_id: int) -> HttpResponse:
    """Decide, as the head, what follows."""
    require(can_decide(request.actor))
    incident = incident_for(request.actor, incident_id)
    form = DecisionForm(**sent(request))

    def act() -> str:
        decision, words = Decision(form.cleaned_data["decision"]), form.cleaned_data["words"]
        decide_incident(incident_id=incident_id, decision=decision, words=words, actor=request.actor, at=clock.now())
        return _after(decision, incident.case_id)

    moved_on = send_form(request, form, scope="incident.decide", act=act, done=_("判断を記録しました。"))
    context = {"case": incident.case, "incident": incident, "form": form}
    return moved_on or render(request, "incidents/decide.html", context)


def _after(decision: Decision, case_id: int) -> str:
    """Lead to the answer where one was decided on."""
    return reverse("incidents:line", args=[case_id]) if decision == Decision.ONE_ANSWER else sheet_url(case_id)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.AGREED_LINE)
def line(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write down, as the head, what everybody answers."""
    require(can_decide(request.actor))
    case = case_for(request.actor, case_id)
    form = LineForm(**sent(request))

    def act() -> str:
        agree_line(case_id=case_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return sheet_url(case_id)

    moved_on = send_form(request, form, scope="agreed_line.agree", act=act, done=_("対応を1つに決めました。"))
    return moved_on or render(request, "incidents/line.html", {"case": case, "form": form})


@require_POST
@centre_view
def stop_line(request: StaffRequest, case_id: int) -> HttpResponse:
    """Let everybody answer freely again."""
    return press_button(
        request,
        scope="agreed_line.end",
        act=lambda: end_line(case_id=case_id, actor=request.actor, at=clock.now()),
        location=sheet_url(case_id),
        done=_("決めた対応を終わりにしました。"),
    )


@require_safe
@centre_view
def known(request: StaffRequest, person_id: int) -> HttpResponse:
    """Show, as a part of intake, what was agreed with somebody who calls again, and the last answers."""
    found = known_caller(request.actor, person_id, on=clock.today())
    return render(request, "incidents/known.html", {"known": found})
