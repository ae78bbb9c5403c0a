"""The restricted records of a case: seeing them, beginning one, writing, naming who reads, and emergencies."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.colleagues import centre_staff_on
from case_core.cases.selectors import case_for
from case_core.cases.states import StatementKind
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.records.actions.add_member import add_member
from case_core.records.actions.break_glass import break_glass
from case_core.records.actions.open_compartment import open_compartment
from case_core.records.actions.remove_member import remove_member
from case_core.records.actions.write_entry import write_entry
from case_core.records.models import Compartment
from case_core.records.rules import record_rules
from case_core.records.selectors import compartment_for, members_of, records_of
from case_core.records.states import CompartmentKind
from case_core.records.web.forms import EmergencyForm, EntryForm, MemberForm, OpenForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.sign_in import step_up
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def records(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the restricted records of a case: what the viewer may read, and that there are others."""
    case = case_for(request.actor, case_id)
    kept = records_of(request.actor, case, at=clock.now())
    return render(request, "records/records.html", {"case": case, "records": kept})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def begin(request: StaffRequest, case_id: int) -> HttpResponse:
    """Begin a restricted record."""
    form = OpenForm(request.POST or None)

    def act() -> str:
        kind = CompartmentKind(form.cleaned_data["kind"])
        open_compartment(case_id=case_id, kind=kind, actor=request.actor, at=clock.now())
        return _records_url(case_id)

    done = _("限定記録を作りました。いま閲覧できるのは、あなただけです。")
    answer = send_form(request, form, scope="record.open", act=act, done=done)
    return answer or render(request, "records/begin.html", {"case": case_for(request.actor, case_id), "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.RECORD_ENTRY)
def write(request: StaffRequest, compartment_id: int) -> HttpResponse:
    """Write an entry."""
    compartment = compartment_for(request.actor, compartment_id)
    form = EntryForm(**sent(request))

    def act() -> str:
        told = {**form.cleaned_data, "kind": StatementKind(form.cleaned_data["kind"])}
        write_entry(compartment_id=compartment_id, actor=request.actor, at=clock.now(), **told)
        return _records_url(compartment.case_id)

    answer = send_form(request, form, scope="record.write", act=act, done=_("限定記録に書き込みました。"))
    return answer or _page(request, "records/write.html", compartment, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def members(request: StaffRequest, compartment_id: int) -> HttpResponse:
    """Show who reads the record, and name one more."""
    compartment = compartment_for(request.actor, compartment_id)
    form = MemberForm(request.POST or None, colleagues=centre_staff_on(clock.today()))

    def act() -> str:
        user_id = int(form.cleaned_data["user"])
        add_member(compartment_id=compartment_id, user_id=user_id, actor=request.actor, at=clock.now())
        return reverse("records:members", args=[compartment_id])

    answer = send_form(request, form, scope="record.member", act=act, done=_("閲覧できる職員を加えました。"))
    kept_by = members_of(request.actor, compartment)
    is_kept = any(member.pk == request.actor.user_id for member in kept_by)
    return answer or _page(request, "records/members.html", compartment, form=form, members=kept_by, is_kept=is_kept)


@require_POST
@centre_view
def remove(request: StaffRequest, compartment_id: int, user_id: int) -> HttpResponse:
    """Let somebody read no longer."""
    at = clock.now()
    return press_button(
        request,
        scope="record.member_removed",
        act=lambda: remove_member(compartment_id=compartment_id, user_id=user_id, actor=request.actor, at=at),
        location=_records_url(compartment_for(request.actor, compartment_id).case_id),
        done=_("閲覧できる職員から外しました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def emergency(request: StaffRequest, compartment_id: int) -> HttpResponseBase:
    """Open a record in an emergency: only after a fresh proof of who acts, and with a reason."""
    compartment = compartment_for(request.actor, compartment_id)
    elsewhere = step_up.ask(request)
    if elsewhere is not None:
        return elsewhere
    form = EmergencyForm(**sent(request))

    def act() -> str:
        reason = form.cleaned_data["reason"]
        break_glass(compartment_id=compartment_id, reason=reason, actor=request.actor, at=clock.now())
        return _records_url(compartment.case_id)

    done = _("限定記録を開きました。閲覧できる職員と責任者に、お知らせしました。")
    answer = send_form(request, form, scope="record.emergency", act=act, done=done)
    told = {"members": members_of(request.actor, compartment), "minutes": record_rules().minutes_open}
    return answer or _page(request, "records/emergency.html", compartment, form=form, **told)


def _records_url(case_id: int) -> str:
    return reverse("records:records", args=[case_id])


def _page(request: StaffRequest, template: str, compartment: Compartment, **values: Any) -> HttpResponse:
    return render(request, template, {"case": compartment.case, "compartment": compartment, **values})
