"""Whom to telephone on closed days: the lists, and what came of the calls."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.roster import on_call_reads
from case_core.roster.actions.add_on_call import add_on_call
from case_core.roster.actions.change_on_call import change_on_call
from case_core.roster.actions.record_attempt import Attempt, record_attempt
from case_core.roster.actions.remove_on_call import remove_on_call
from case_core.roster.actions.settle_attempt import settle_attempt
from case_core.roster.errors import SectionNotValidError
from case_core.roster.policies import READERS, can_keep_on_call
from case_core.roster.web.month_views import YEARS
from case_core.roster.web.on_call_forms import AttemptForm, OnCallForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.organisation.selectors import sections_valid_on

DESKS = (Role.CENTRE_STAFF, Role.SECTION_STAFF)


@require_safe
@staff_view(*READERS)
def directory(request: StaffRequest) -> HttpResponse:
    """Show whom to telephone today, section by section."""
    today = clock.today()
    keeps = bool(can_keep_on_call(request.actor))
    values = {
        "found": on_call_reads.directory_for(request.actor, on=today),
        "kept": on_call_reads.all_contacts(request.actor, since=today) if keeps else [],
        "keeps": keeps,
        "has_desk": not request.actor.roles.isdisjoint(DESKS),
    }
    return render(request, "roster/on_call.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Put somebody on the list."""
    today = clock.today()
    known = {"first": today, "position": 1, "section": request.GET.get("section", "")}
    form = OnCallForm(**{"initial": known, **sent(request)}, sections=sections_valid_on(today))

    def act() -> str:
        add_on_call(facts=form.facts(), actor=request.actor, at=clock.now())
        return reverse("roster:on_call")

    moved_on = send_form(request, form, scope="on_call.add", act=act, done=gettext("連絡先を加えました。"))
    return moved_on or render(request, "roster/add_on_call.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def change(request: StaffRequest, contact_id: int) -> HttpResponse:
    """Change somebody of the list."""
    contact = on_call_reads.contact_for(request.actor, contact_id)
    sections = sections_valid_on(clock.today())
    form = OnCallForm(**{"initial": OnCallForm.known(contact), **sent(request)}, sections=sections)

    def act() -> str:
        change_on_call(contact_id=contact_id, facts=form.facts(), actor=request.actor, at=clock.now())
        return reverse("roster:on_call")

    moved_on = send_form(request, form, scope="on_call.change", act=act, done=gettext("連絡先を変更しました。"))
    return moved_on or render(request, "roster/change_on_call.html", {"form": form, "contact": contact})


@require_POST
@staff_view(Role.ADMINISTRATOR)
def remove(request: StaffRequest, contact_id: int) -> HttpResponse:
    """Take somebody off the list."""
    return press_button(
        request,
        scope="on_call.remove",
        act=lambda: remove_on_call(contact_id=contact_id, actor=request.actor, at=clock.now()),
        location=reverse("roster:on_call"),
        done=gettext("連絡先を外しました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*READERS)
def attempt(request: StaffRequest, section_id: int) -> HttpResponse:
    """Telephone a section, and write down what came of it."""
    try:
        section, found = on_call_reads.contacts_to_call(request.actor, section_id, on=clock.today())
    except SectionNotValidError as error:
        raise Http404 from error
    known = {"number": request.GET.get("case", "")}
    form = AttemptForm(**{"initial": known, **sent(request)}, contacts=found.lines[0].contacts)

    def act() -> str:
        record_attempt(section_id=section_id, told=_told(request.actor, form), actor=request.actor, at=clock.now())
        return reverse("roster:attempt", args=[section_id])

    done = gettext("連絡を記録しました。続けて次の人に電話できます。")
    moved_on = send_form(request, form, scope="on_call.attempt", act=act, done=done)
    return moved_on or render(request, "roster/attempt.html", {"form": form, "section": section, "found": found})


@require_safe
@staff_view(*DESKS)
def monday(request: StaffRequest) -> HttpResponse:
    """Show what came in on the closed days, for each section what is its own."""
    found = on_call_reads.closed_days_for(request.actor, on=_day(request.GET.get("day", "")))
    return render(request, "roster/monday.html", {"found": found, "sections": request.actor.section_ids})


@require_POST
@staff_view(Role.SECTION_STAFF)
def settle(request: StaffRequest, attempt_id: int) -> HttpResponse:
    """Say that it is taken care of."""
    return press_button(
        request,
        scope="on_call.settle",
        act=lambda: settle_attempt(attempt_id=attempt_id, actor=request.actor, at=clock.now()),
        location=reverse("roster:monday"),
        done=gettext("済みにしました。"),
    )


def _told(actor: Actor, form: AttemptForm) -> Attempt:
    values = dict(form.cleaned_data)
    case_id = on_call_reads.case_id_of(actor, values.pop("number"))
    return Attempt(contact_id=values.pop("contact"), case_id=case_id, **values)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return clock.today()
    return day if day.year in YEARS else clock.today()
