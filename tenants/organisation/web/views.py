"""Pages on which administrators see and change the sections."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.organisation import selectors
from tenants.organisation.actions.change_section import change_section
from tenants.organisation.actions.create_section import create_section
from tenants.organisation.actions.end_section import end_section
from tenants.organisation.models import Section
from tenants.organisation.web.forms import EndSectionForm, NewSectionForm, SectionForm

_PER_PAGE = 50


@require_safe
@staff_view(Role.ADMINISTRATOR)
def sections(request: StaffRequest) -> HttpResponse:
    """List the sections."""
    sort, with_ended = request.GET.get("sort", ""), request.GET.get("show") == "all"
    found = selectors.sections_for(request.actor, on=clock.today(), sort=sort, with_ended=with_ended)
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    values = {"page": page, "sort": sort, "with_ended": with_ended, "today": clock.today()}
    return render(request, "organisation/sections.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Add a section."""
    form = NewSectionForm(initial={"valid_from": clock.today()}, **sent(request))

    def act() -> str:
        create_section(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("organisation:sections")

    done = gettext("課を加えました。")
    moved_on = send_form(request, form, scope="section.create", act=act, done=done)
    return moved_on or render(request, "organisation/section_add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def change(request: StaffRequest, section_id: int) -> HttpResponse:
    """Change a section."""
    section = _found(request, section_id)
    form = SectionForm.of(section, **sent(request))

    def act() -> str:
        change_section(actor=request.actor, section=section, at=clock.now(), **form.cleaned_data)
        return reverse("organisation:sections")

    done = gettext("課の内容を変更しました。")
    moved_on = send_form(request, form, scope="section.change", act=act, done=done)
    return moved_on or render(request, "organisation/section_change.html", {"form": form, "section": section})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def end(request: StaffRequest, section_id: int) -> HttpResponse:
    """Give a section its last day."""
    section = _found(request, section_id)
    form = EndSectionForm(initial={"last_day": section.valid_until}, **sent(request))

    def act() -> str:
        end_section(actor=request.actor, section=section, at=clock.now(), **form.cleaned_data)
        return reverse("organisation:sections")

    done = gettext("最後の日を決めました。")
    moved_on = send_form(request, form, scope="section.end", act=act, done=done)
    return moved_on or render(request, "organisation/section_end.html", {"form": form, "section": section})


def _found(request: StaffRequest, section_id: int) -> Section:
    section = selectors.section_for(request.actor, section_id)
    if section is None:
        raise Http404
    return section
