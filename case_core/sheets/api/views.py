"""Businesses and households: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.selectors import case_for
from case_core.sheets.actions.change_budget import change_budget
from case_core.sheets.actions.change_debt import change_debt
from case_core.sheets.actions.keep_business_sheet import keep_business_sheet
from case_core.sheets.actions.record_budget import record_budget
from case_core.sheets.actions.record_debt import record_debt
from case_core.sheets.actions.record_session import record_session
from case_core.sheets.actions.remove_debt import remove_debt
from case_core.sheets.api import serializers
from case_core.sheets.companies import CompanyFacts
from case_core.sheets.debts import DebtFacts
from case_core.sheets.households import Household
from case_core.sheets.models import Company
from case_core.sheets.selectors import business_sheet_of, companies_visible_to, household_of, listed
from case_core.sheets.states import BudgetItem, BusinessTopic, Stage
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})
_COMPANY = ("name", "name_kana", "corporate_number")


def _business_done(record_id: int, case_id: int) -> Done:
    return Done(id=record_id, url=reverse("api:business", args=[case_id]))


def _household_done(record_id: int, case_id: int) -> Done:
    return Done(id=record_id, url=reverse("api:household", args=[case_id]))


def _lines(told: Mapping[str, Any]) -> dict[BudgetItem, int]:
    return {BudgetItem(line["item"]): line["yen"] for line in told["lines"]}


class BusinessViewSet(RecordViewSet, Sending):
    """The business sheet of a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "retrieve": ("business_retrieve", _("相談の経営相談票を読む")),
        "create": ("business_keep", _("事業者と相談の内容を記録する（前の内容と置きかわる）")),
    }
    answers = {"retrieve": serializers.BusinessSerializer}
    body = serializers.NewBusinessSheetSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Any:  # noqa: ARG002
        """Return the sheet."""
        return {"sheet": business_sheet_of(actor, case_for(actor, ids["case_id"]))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Keep the sheet."""
        sheet = keep_business_sheet(
            case_id=ids["case_id"],
            company=CompanyFacts(**{name: told[name] for name in _COMPANY}),
            contact_name=told["contact_name"],
            contact_telephone=told["contact_telephone"],
            topics=[BusinessTopic(topic) for topic in told["topics"]],
            actor=actor,
            at=at,
        )
        return _business_done(sheet.pk, ids["case_id"])


class CentreActionView(ActionView):
    """Something that the centre does with a sheet."""

    writes, roles = Scope.CASES_WRITE, CENTRE


class SessionsView(CentreActionView):
    """Write down a talk."""

    operations = {"post": ("business_sessions_create", _("経営相談の回を記録する"))}
    body = serializers.NewSessionSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record the talk."""
        session = record_session(case_id=ids["case_id"], actor=actor, at=at, **told)
        return _business_done(session.pk, ids["case_id"])


class CompanyViewSet(ListViewSet):
    """The companies that came."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"list": ("companies_list", _("相談に来た事業者の一覧"))}
    pagination_class = OldestFirst
    answers = {"list": serializers.CompanySerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Company]:  # noqa: ARG002
        """Return a page of companies."""
        return listed(actor, take(companies_visible_to(actor)))


class HouseholdViewSet(RecordViewSet):
    """How a household gets by."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"retrieve": ("household_retrieve", _("相談の家計表と借入れを読む"))}
    answers = {"retrieve": serializers.HouseholdSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Household:  # noqa: ARG002
        """Return the household."""
        return household_of(actor, case_for(actor, ids["case_id"]))


class BudgetsView(CentreActionView):
    """Write down a month."""

    operations = {"post": ("household_budgets_create", _("月の家計表を記録する"))}
    body = serializers.NewBudgetSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record the month."""
        budget = record_budget(
            case_id=ids["case_id"],
            month=told["month"],
            stage=Stage(told["stage"]),
            lines=_lines(told),
            note=told["note"],
            actor=actor,
            at=at,
        )
        return _household_done(budget.pk, budget.case_id)


class BudgetChangeView(CentreActionView):
    """Change a month."""

    operations = {"post": ("household_budgets_change", _("月の家計表を直す"))}
    body = serializers.LinesSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Put other amounts in place."""
        lines = _lines(told)
        budget = change_budget(budget_id=ids["budget_id"], lines=lines, note=told["note"], actor=actor, at=at)
        return _household_done(budget.pk, budget.case_id)


class DebtsView(CentreActionView):
    """Write down a debt."""

    operations = {"post": ("household_debts_create", _("借入れを記録する"))}
    body = serializers.NewDebtSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record the debt."""
        debt = record_debt(case_id=ids["case_id"], facts=DebtFacts(**told), actor=actor, at=at)
        return _household_done(debt.pk, debt.case_id)


class DebtChangeView(CentreActionView):
    """Change a debt."""

    operations = {"post": ("household_debts_change", _("借入れを直す"))}
    body = serializers.NewDebtSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Put other facts in place."""
        debt = change_debt(debt_id=ids["debt_id"], facts=DebtFacts(**told), actor=actor, at=at)
        return _household_done(debt.pk, debt.case_id)


class DebtRemovalView(CentreActionView):
    """Take a debt off the list."""

    operations = {"post": ("household_debts_remove", _("借入れを一覧から外す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Take it off."""
        debt = remove_debt(debt_id=ids["debt_id"], actor=actor, at=at)
        return _household_done(debt.pk, debt.case_id)
