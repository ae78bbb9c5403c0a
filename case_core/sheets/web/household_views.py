"""The pages of households: months side by side, and what is owed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.sheets.actions.change_budget import change_budget
from case_core.sheets.actions.change_debt import change_debt
from case_core.sheets.actions.record_budget import record_budget
from case_core.sheets.actions.record_debt import record_debt
from case_core.sheets.actions.remove_debt import remove_debt
from case_core.sheets.selectors import budget_for, debt_for, household_of
from case_core.sheets.states import Stage
from case_core.sheets.web.forms import BudgetForm, DebtForm, LinesForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def household(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show how a household gets by."""
    case = case_for(request.actor, case_id)
    return render(request, "sheets/household.html", {"case": case, "household": household_of(request.actor, case)})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.BUDGET)
def add_budget(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write down a month."""
    form = BudgetForm(**{"initial": {"month": clock.today(), "stage": Stage.BEFORE}} | sent(request))

    def act() -> str:
        said = form.cleaned_data
        record_budget(
            case_id=case_id,
            month=said["month"],
            stage=Stage(said["stage"]),
            lines=form.lines(),
            note=said["note"],
            actor=request.actor,
            at=clock.now(),
        )
        return _household_url(case_id)

    answer = send_form(request, form, scope="household.budget", act=act, done=_("家計表を記録しました。"))
    return answer or render(request, "sheets/budget.html", {"case": case_for(request.actor, case_id), "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.BUDGET_CHANGE)
def budget(request: StaffRequest, budget_id: int) -> HttpResponse:
    """Change a month."""
    sheet = budget_for(request.actor, budget_id)
    form = LinesForm(**{"initial": LinesForm.known(sheet)} | sent(request))

    def act() -> str:
        told = {"lines": form.lines(), "note": form.cleaned_data["note"]}
        change_budget(budget_id=budget_id, actor=request.actor, at=clock.now(), **told)
        return _household_url(sheet.budget.case_id)

    answer = send_form(request, form, scope="household.budget_changed", act=act, done=_("家計表を直しました。"))
    values = {"case": sheet.budget.case, "form": form, "budget": sheet.budget}
    return answer or render(request, "sheets/budget.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.DEBT)
def add_debt(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write down a debt."""
    form = DebtForm(**sent(request))

    def act() -> str:
        record_debt(case_id=case_id, facts=form.facts(), actor=request.actor, at=clock.now())
        return _household_url(case_id)

    answer = send_form(request, form, scope="household.debt", act=act, done=_("借入れを記録しました。"))
    return answer or render(request, "sheets/debt.html", {"case": case_for(request.actor, case_id), "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.DEBT_CHANGE)
def debt(request: StaffRequest, debt_id: int) -> HttpResponse:
    """Change a debt."""
    found = debt_for(request.actor, debt_id)
    form = DebtForm(**{"initial": DebtForm.known(found)} | sent(request))

    def act() -> str:
        change_debt(debt_id=debt_id, facts=form.facts(), actor=request.actor, at=clock.now())
        return _household_url(found.case_id)

    answer = send_form(request, form, scope="household.debt_changed", act=act, done=_("借入れを直しました。"))
    return answer or render(request, "sheets/debt.html", {"case": found.case, "form": form, "debt": found})


@require_POST
@centre_view
def drop_debt(request: StaffRequest, debt_id: int) -> HttpResponse:
    """Take a debt off the list."""
    case_id = debt_for(request.actor, debt_id, with_removed=True).case_id
    return press_button(
        request,
        scope="household.debt_removed",
        act=lambda: remove_debt(debt_id=debt_id, actor=request.actor, at=clock.now()),
        location=_household_url(case_id),
        done=_("借入れを一覧から外しました。"),
    )


def _household_url(case_id: int) -> str:
    return reverse("sheets:household", args=[case_id])
