"""Sheets of a case: what a business asked, and how a household gets by."""

from typing import Final

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from case_core.cases.models import Case
from case_core.sheets.states import BudgetItem, BusinessTopic, Stage

MOST_YEN: Final = 9_999_999_999


class Company(models.Model):
    """A business that comes for advice (事業者); known again by its corporate number."""

    name = models.CharField(max_length=100)
    name_kana = models.CharField(max_length=200, blank=True)
    corporate_number = models.CharField(max_length=13, blank=True)

    class Meta:
        """A corporate number is one company's."""

        db_table = "company"
        ordering = ["name_kana", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="company_number_once", fields=["corporate_number"], condition=~Q(corporate_number="")
            ),
            models.CheckConstraint(
                name="company_number_has_thirteen_digits",
                condition=Q(corporate_number="") | Q(corporate_number__regex=r"^[1-9][0-9]{12}$"),
            ),
            models.CheckConstraint(name="company_has_a_name", condition=~Q(name="")),
        ]


class BusinessSheet(models.Model):
    """What a case is about for a business (経営相談票): which company, who of it, which topics."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="business_sheet")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="sheets")
    contact_name = models.CharField(max_length=100)
    contact_telephone = models.CharField(max_length=30, blank=True)
    topics = ArrayField(models.CharField(max_length=16, choices=BusinessTopic))
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        """One of a case."""

        db_table = "business_sheet"
        ordering = ["-case_id"]
        constraints = [
            models.CheckConstraint(
                name="business_sheet_topics_are_known", condition=Q(topics__contained_by=BusinessTopic.values)
            ),
        ]


class BusinessSession(models.Model):
    """One talk with a business (経営相談の回): the day, who gave advice, what was said, what comes next."""

    sheet = models.ForeignKey(BusinessSheet, on_delete=models.PROTECT, related_name="sessions")
    on = models.DateField()
    adviser = models.CharField(max_length=100)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    summary = models.TextField()
    next_step = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        """In the order of their days."""

        db_table = "business_session"
        ordering = ["on", "pk"]


class Budget(models.Model):
    """What comes in and goes out of a household in a month (家計表), as it was or as it is meant to be."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="budgets")
    month = models.DateField()
    stage = models.CharField(max_length=8, choices=Stage)
    note = models.TextField(blank=True)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        """One for each month and stage; a month is named by its first day."""

        db_table = "household_budget"
        ordering = ["month", "stage", "pk"]
        constraints = [
            models.UniqueConstraint(name="budget_once_per_month_and_stage", fields=["case", "month", "stage"]),
            models.CheckConstraint(name="budget_month_is_a_first", condition=Q(month__day=1)),
            models.CheckConstraint(name="budget_stage_is_known", condition=Q(stage__in=Stage.values)),
        ]


class BudgetLine(models.Model):
    """One line of a month's budget (家計表の行), in yen."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="lines")
    item = models.CharField(max_length=16, choices=BudgetItem)
    yen = models.BigIntegerField()

    class Meta:
        """Once for each item; what is nothing has no line."""

        db_table = "household_budget_line"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="budget_line_once", fields=["budget", "item"]),
            models.CheckConstraint(name="budget_line_item_is_known", condition=Q(item__in=BudgetItem.values)),
            models.CheckConstraint(name="budget_line_is_some_yen", condition=Q(yen__gte=1, yen__lte=MOST_YEN)),
        ]


class Debt(models.Model):
    """What a household owes somebody (借入れ): how much is left, how much goes back a month."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="debts")
    creditor = models.CharField(max_length=100)
    left_yen = models.BigIntegerField()
    monthly_yen = models.BigIntegerField(default=0)
    months_behind = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were told; one that is settled or was a mistake is taken off, not deleted."""

        db_table = "household_debt"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="debt_is_some_yen",
                condition=Q(left_yen__gte=0, left_yen__lte=MOST_YEN, monthly_yen__gte=0, monthly_yen__lte=MOST_YEN),
            ),
            models.CheckConstraint(name="debt_names_the_creditor", condition=~Q(creditor="")),
        ]
