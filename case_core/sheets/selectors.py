"""Reads of sheets: they belong to their case, and only the centre's staff see any."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Prefetch, Q, QuerySet

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.sheets.errors import BudgetNotFoundError, CompanyNotFoundError, DebtNotFoundError
from case_core.sheets.households import Household, MonthSheet, compare, month_sheet
from case_core.sheets.models import Budget, BusinessSession, BusinessSheet, Company, Debt
from case_core.sheets.policies import can_keep_sheets
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


def business_sheet_of(viewer: Actor, case: Case) -> BusinessSheet | None:
    """Return the business sheet of a case with its talks; reading the case has been recorded."""
    require(can_keep_sheets(viewer))
    sheets = BusinessSheet.objects.filter(case=case).select_related("company")
    return sheets.prefetch_related("sessions__recorded_by").first()


def household_of(viewer: Actor, case: Case) -> Household:
    """Return the budgets and debts of a case, added up and compared; reading the case has been recorded."""
    require(can_keep_sheets(viewer))
    months = [month_sheet(budget) for budget in _budgets().filter(case=case)]
    debts = list(Debt.objects.filter(case=case, removed_at=None))
    return Household(months=months, comparison=compare(months), debts=debts)


@transaction.atomic
def budget_for(viewer: Actor, budget_id: int) -> MonthSheet:
    """
    Return one month's budget with its case, and record that the case was read.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises BudgetNotFoundError: there is none that the viewer may see.
    """
    require(can_keep_sheets(viewer))
    found = _budgets().filter(case__in=_visible_cases(viewer)).select_related("case__party", "case__owner")
    budget = found.filter(pk=budget_id).first()
    if budget is None:
        raise BudgetNotFoundError
    _record_read(viewer, budget.case)
    return month_sheet(budget)


@transaction.atomic
def debt_for(viewer: Actor, debt_id: int, *, with_removed: bool = False) -> Debt:
    """
    Return one debt with its case, and record that the case was read; one that was taken off only on request.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises DebtNotFoundError: there is none that the viewer may see.
    """
    require(can_keep_sheets(viewer))
    found = Debt.objects.filter(case__in=_visible_cases(viewer))
    found = found if with_removed else found.filter(removed_at=None)
    debt = found.select_related("case__party", "case__owner").filter(pk=debt_id).first()
    if debt is None:
        raise DebtNotFoundError
    _record_read(viewer, debt.case)
    return debt


def companies_visible_to(viewer: Actor) -> QuerySet[Company]:
    """Return the companies that came in cases which the viewer may see, each with `case_count`."""
    if not can_keep_sheets(viewer):
        return Company.objects.none()
    seen = Q(sheets__case__in=_visible_cases(viewer))
    return (
        Company.objects.filter(seen)
        .annotate(case_count=Count("sheets", filter=seen))
        .order_by("name_kana", "name", "pk")
    )


@transaction.atomic
def listed(viewer: Actor, found: Iterable[Company]) -> list[Company]:
    """Return the companies of a list, and record which ones were read."""
    companies = list(found)
    read = [company.pk for company in companies]
    if read:
        details = {"companies": read[:100]}
        audit.record("business.companies_listed", actor=viewer, target=None, at=clock.now(), details=details)
    return companies


@transaction.atomic
def company_for(viewer: Actor, company_id: int) -> tuple[Company, list[BusinessSheet]]:
    """
    Return a company with its sheets, the newest first, and record that their cases were listed.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CompanyNotFoundError: there is none that the viewer may see.
    """
    require(can_keep_sheets(viewer))
    company = companies_visible_to(viewer).filter(pk=company_id).first()
    if company is None:
        raise CompanyNotFoundError
    talks = Prefetch("sessions", BusinessSession.objects.order_by("-on", "-pk"))
    sheets = BusinessSheet.objects.filter(company=company, case__in=_visible_cases(viewer))
    found = list(sheets.select_related("case").prefetch_related(talks))
    details = {"cases": [sheet.case_id for sheet in found][:100]}
    audit.record("business.company_read", actor=viewer, target=company, at=clock.now(), details=details)
    return company, found


def _budgets() -> QuerySet[Budget]:
    return Budget.objects.select_related("kept_by").prefetch_related("lines")


def _visible_cases(viewer: Actor) -> QuerySet[Case, int]:
    return cases_visible_to(viewer).select_related(None).order_by().values_list("pk", flat=True)


def _record_read(viewer: Actor, case: Case) -> None:
    audit.record("case.read", actor=viewer, target=case, at=clock.now(), case_id=case.pk)
