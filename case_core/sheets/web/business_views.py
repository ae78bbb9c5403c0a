"""The pages of businesses: the sheet of a case, its talks, and the companies that came."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.sheets.actions.keep_business_sheet import keep_business_sheet
from case_core.sheets.actions.record_session import record_session
from case_core.sheets.models import BusinessSheet
from case_core.sheets.selectors import business_sheet_of, companies_visible_to, company_for, listed
from case_core.sheets.states import BusinessTopic
from case_core.sheets.web.forms import BusinessForm, SessionForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest

ROWS: Final = 50


@require_safe
@centre_view
def business(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the business sheet of a case."""
    case = case_for(request.actor, case_id)
    sheet = business_sheet_of(request.actor, case)
    return render(request, "sheets/business.html", {"case": case, "sheet": sheet, "topics": _topics(sheet)})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.BUSINESS)
def keep_business(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write down which company asks about what."""
    case = case_for(request.actor, case_id)
    sheet = business_sheet_of(request.actor, case)
    form = BusinessForm(**{"initial": BusinessForm.known(sheet) if sheet else {}} | sent(request))

    def act() -> str:
        keep_business_sheet(case_id=case_id, actor=request.actor, at=clock.now(), **form.told())
        return reverse("sheets:business", args=[case_id])

    answer = send_form(request, form, scope="business.sheet", act=act, done=_("事業者と相談の内容を記録しました。"))
    return answer or render(request, "sheets/keep_business.html", {"case": case, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.SESSION)
def session(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write down a talk."""
    form = SessionForm(**{"initial": {"on": clock.today()}} | sent(request))

    def act() -> str:
        record_session(case_id=case_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("sheets:business", args=[case_id])

    answer = send_form(request, form, scope="business.session", act=act, done=_("経営相談の回を記録しました。"))
    return answer or render(request, "sheets/session.html", {"case": case_for(request.actor, case_id), "form": form})


@require_safe
@centre_view
def companies(request: StaffRequest) -> HttpResponse:
    """List the companies that came."""
    page = Paginator(companies_visible_to(request.actor), ROWS).get_page(request.GET.get("page"))
    values = {"page": page, "companies": listed(request.actor, page.object_list)}
    return render(request, "sheets/companies.html", values)


@require_safe
@centre_view
def company(request: StaffRequest, company_id: int) -> HttpResponse:
    """Show a company with everything that it came for."""
    found, sheets = company_for(request.actor, company_id)
    values = {"company": found, "sheets": [(sheet, _topics(sheet)) for sheet in sheets]}
    return render(request, "sheets/company.html", values)


def _topics(sheet: BusinessSheet | None) -> list[str]:
    return [str(BusinessTopic(topic).label) for topic in sheet.topics] if sheet else []
