"""Choose a sheet and print it; type the code of one that somebody has brought."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from case_core.cases.models import Case
from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view, section_view
from case_core.printing.actions.open_carry_code import open_carry_code
from case_core.printing.actions.print_sheet import print_sheet
from case_core.printing.drawing import as_html, as_pdf
from case_core.printing.orders import Paper
from case_core.printing.sheets.carry_sheet import carried_handovers
from case_core.printing.states import Sheet
from case_core.printing.web.forms import CodeForm, PrintForm
from case_core.shields.warnings import shield_warning
from mannaka_kit import clock, pdf
from mannaka_kit.errors import AnticipatedError, NotAllowedError, NotFoundError
from tenants.accounts.web.access import StaffRequest

AS_PAGE: Final = "page"


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def choose(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the sheets of a case, and print the one that is chosen."""
    case = case_for(request.actor, case_id)
    handovers = carried_handovers(request.actor, case)
    warning = shield_warning(case)
    form = PrintForm(request.POST or None, initial=_first(case), handovers=handovers, is_shielded=warning is not None)
    if request.method == "POST" and form.is_valid():
        answer = _printed(request, case_id, form)
        if answer is not None:
            return answer
    missing = pdf.what_is_missing()
    context = {"case": case, "form": form, "handovers": handovers, "warning": warning, "missing": missing}
    return render(request, "printing/choose.html", context)


def _first(case: Case) -> dict[str, Any]:
    """Return what the form begins with."""
    first = {"sheet": Sheet.HISTORY, "name": case.party.name}
    if case.is_shielded:  # whoever lives beside somebody shielded tells with their own address where that one is
        return first
    return {**first, "postcode": case.party.postcode, "address": case.party.address}


def _printed(request: StaffRequest, case_id: int, form: PrintForm) -> HttpResponse | None:
    """Return the paper; where something stands against it, the form says so."""
    try:
        paper = print_sheet(case_id=case_id, order=form.order(), actor=request.actor, at=clock.now())
        if request.POST.get("as") == AS_PAGE:
            return HttpResponse(as_html(paper, is_on_screen=True))
        return pdf_answer(paper)
    except (NotFoundError, NotAllowedError):
        raise
    except AnticipatedError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def pdf_answer(paper: Paper) -> HttpResponse:
    """Return the paper as a PDF that the browser shows; its name holds the case's number and nothing personal."""
    headers = {"Content-Disposition": f'inline; filename="{paper.name}"'}
    return HttpResponse(as_pdf(paper), content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@section_view
def carried(request: StaffRequest) -> HttpResponse:
    """Open the hand-over whose code somebody has brought on paper."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code = form.cleaned_data["code"]
            handover_id = open_carry_code(code=code, actor=request.actor, at=clock.now())
            return redirect("handovers:handover", handover_id)
        except NotAllowedError:
            raise
        except AnticipatedError as error:
            form.add_error(error.field, str(error))
    return render(request, "printing/carried.html", {"form": form})
