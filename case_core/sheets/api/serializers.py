"""What of sheets goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.sheets.models import MOST_YEN
from case_core.sheets.states import MOST_MINUTES, BudgetItem, BusinessTopic, Stage
from mannaka_kit.rest.fields import TextField

_MOST_MONTHS = 360


class CompanySerializer(serializers.Serializer[Any]):
    """A company."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    name_kana = serializers.CharField(allow_blank=True)
    corporate_number = serializers.CharField(allow_blank=True)


class SessionSerializer(serializers.Serializer[Any]):
    """One talk."""

    id = serializers.IntegerField()
    on = serializers.DateField()
    adviser = serializers.CharField()
    minutes = serializers.IntegerField(allow_null=True)
    summary = serializers.CharField()
    next_step = serializers.CharField(allow_blank=True)
    recorded_by = ClerkSerializer()


class BusinessSheetSerializer(serializers.Serializer[Any]):
    """What a case is about for a business."""

    id = serializers.IntegerField()
    company = CompanySerializer()
    contact_name = serializers.CharField()
    contact_telephone = serializers.CharField(allow_blank=True)
    topics = serializers.ListField(child=serializers.ChoiceField(choices=BusinessTopic.choices))
    sessions = SessionSerializer(many=True, source="sessions.all")


class BusinessSerializer(serializers.Serializer[Any]):
    """The business sheet of a case, or null."""

    sheet = BusinessSheetSerializer(allow_null=True)


class NewBusinessSheetSerializer(serializers.Serializer[Any]):
    """Which company asks about what."""

    name = TextField(limit=100)
    name_kana = TextField(limit=200, required=False, allow_blank=True, default="")
    corporate_number = TextField(
        limit=40, required=False, allow_blank=True, default="", help_text=_("13桁。検査用数字も確かめます。")
    )
    contact_name = TextField(limit=100)
    contact_telephone = TextField(limit=30, required=False, allow_blank=True, default="")
    topics = serializers.ListField(
        child=serializers.ChoiceField(choices=BusinessTopic.choices), allow_empty=False, max_length=20
    )


class NewSessionSerializer(serializers.Serializer[Any]):
    """One talk with a business."""

    on = serializers.DateField()
    adviser = TextField(limit=100)
    minutes = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=1, max_value=MOST_MINUTES
    )
    summary = TextField()
    next_step = TextField(limit=1000, required=False, allow_blank=True, default="")


class TotalsSerializer(serializers.Serializer[Any]):
    """What comes in, goes out, and is left, in yen."""

    income = serializers.IntegerField()
    expenses = serializers.IntegerField()
    left = serializers.IntegerField()


class BudgetLineSerializer(serializers.Serializer[Any]):
    """One line of a month, in yen."""

    item = serializers.ChoiceField(choices=BudgetItem.choices)
    yen = serializers.IntegerField(min_value=0, max_value=MOST_YEN)


class MonthSerializer(serializers.Serializer[Any]):
    """A month's budget."""

    id = serializers.IntegerField(source="budget.pk")
    month = serializers.DateField(source="budget.month", help_text=_("その月の1日。"))
    stage = serializers.ChoiceField(choices=Stage.choices, source="budget.stage")
    note = serializers.CharField(source="budget.note", allow_blank=True)
    lines = BudgetLineSerializer(many=True, source="rows")
    totals = TotalsSerializer()


class DebtSerializer(serializers.Serializer[Any]):
    """A debt."""

    id = serializers.IntegerField()
    creditor = serializers.CharField()
    left_yen = serializers.IntegerField()
    monthly_yen = serializers.IntegerField()
    months_behind = serializers.IntegerField()
    note = serializers.CharField(allow_blank=True)


class HouseholdSerializer(serializers.Serializer[Any]):
    """How a household gets by."""

    months = MonthSerializer(many=True)
    debts = DebtSerializer(many=True)
    debts_left = serializers.IntegerField(help_text=_("借入れの残りの合計（円）。"))
    debts_monthly = serializers.IntegerField(help_text=_("毎月の返済の合計（円）。"))


class LinesSerializer(serializers.Serializer[Any]):
    """The lines of a month; an item that comes twice counts as it comes last."""

    lines = serializers.ListField(child=BudgetLineSerializer(), allow_empty=False, max_length=len(BudgetItem))
    note = TextField(limit=2000, required=False, allow_blank=True, default="")


class NewBudgetSerializer(LinesSerializer):
    """A month's budget."""

    month = serializers.DateField(help_text=_("その月のどの日でもかまいません。"))
    stage = serializers.ChoiceField(choices=Stage.choices)


class NewDebtSerializer(serializers.Serializer[Any]):
    """To whom a household owes how much."""

    creditor = TextField(limit=100)
    left_yen = serializers.IntegerField(min_value=0, max_value=MOST_YEN)
    monthly_yen = serializers.IntegerField(required=False, default=0, min_value=0, max_value=MOST_YEN)
    months_behind = serializers.IntegerField(required=False, default=0, min_value=0, max_value=_MOST_MONTHS)
    note = TextField(limit=200, required=False, allow_blank=True, default="")
