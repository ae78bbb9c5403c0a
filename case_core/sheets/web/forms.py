"""The forms of sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.sheets.companies import CompanyFacts
from case_core.sheets.debts import DebtFacts
from case_core.sheets.states import EXPENSES, INCOME, MOST_MINUTES, BudgetItem, BusinessTopic, Stage
from case_core.sheets.web.months import MonthField
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from mannaka_kit.ui.forms.yen import YenField

if TYPE_CHECKING:
    from case_core.sheets.households import MonthSheet
    from case_core.sheets.models import BusinessSheet, Debt

MOST_MONTHS = 360


class BusinessForm(CalmForm):
    """Which company, who of it, about what."""

    name = PlainTextField(label=_("事業者の名前"), limit=100)
    name_kana = PlainTextField(label=_("ふりがな"), limit=200, required=False)
    corporate_number = PlainTextField(
        label=_("法人番号"),
        limit=40,
        required=False,
        help_text=_("13桁の数字です。個人事業主の方など、番号がなければ空けておきます。"),
    )
    contact_name = PlainTextField(label=_("担当者の名前"), limit=100)
    contact_telephone = PlainTextField(label=_("担当者の電話"), limit=30, required=False)
    topics = forms.MultipleChoiceField(
        label=_("相談の内容"), choices=BusinessTopic, widget=forms.CheckboxSelectMultiple
    )

    @staticmethod
    def known(sheet: BusinessSheet) -> dict[str, Any]:
        """Return what the form begins with."""
        company = {name: getattr(sheet.company, name) for name in ("name", "name_kana", "corporate_number")}
        rest = {name: getattr(sheet, name) for name in ("contact_name", "contact_telephone", "topics")}
        return {**company, **rest}

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        said = self.cleaned_data
        names = ("name", "name_kana", "corporate_number")
        return {
            "company": CompanyFacts(**{name: said[name] for name in names}),
            "contact_name": said["contact_name"],
            "contact_telephone": said["contact_telephone"],
            "topics": [BusinessTopic(value) for value in said["topics"]],
        }


class SessionForm(CalmForm):
    """One talk with a business."""

    on = forms.DateField(label=_("相談した日"))
    adviser = PlainTextField(
        label=_("相談にのった人"), limit=100, help_text=_("例：よろず支援拠点の相談員、商工会議所の経営指導員")
    )
    minutes = forms.IntegerField(label=_("時間（分）"), required=False, min_value=1, max_value=MOST_MINUTES)
    summary = PlainTextField(label=_("話したこと・助言"), multiline=True)
    next_step = PlainTextField(label=_("次にすること"), multiline=True, required=False, limit=1000)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["next_step"].widget.attrs["rows"] = 3


class LinesForm(CalmForm):
    """What comes in and goes out in a month."""

    note = PlainTextField(label=_("気づいたこと"), multiline=True, required=False, limit=2000)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for item in BudgetItem:
            self.fields[item.value] = YenField(label=item.label, required=False)
        self.fields["note"].widget.attrs["rows"] = 3

    @property
    def income_fields(self) -> list[forms.BoundField]:
        """Return the fields of what comes in."""
        return [self[item.value] for item in INCOME]

    @property
    def expense_fields(self) -> list[forms.BoundField]:
        """Return the fields of what goes out."""
        return [self[item.value] for item in EXPENSES]

    @staticmethod
    def known(sheet: MonthSheet) -> dict[str, Any]:
        """Return what the form begins with."""
        return {"note": sheet.budget.note, **{item.value: yen for item, yen in sheet.lines.items()}}

    def lines(self) -> dict[BudgetItem, int]:
        """Return the amounts that were given."""
        return {item: self.cleaned_data[item.value] for item in BudgetItem if self.cleaned_data[item.value]}


class BudgetForm(LinesForm):
    """A new month."""

    month = MonthField(label=_("年月"), help_text=_("例：2026-01、令和8年1月"))
    stage = forms.ChoiceField(label=_("見直しの前か後か"), choices=Stage, widget=forms.RadioSelect)


class DebtForm(CalmForm):
    """To whom a household owes how much."""

    creditor = PlainTextField(label=_("借入先"), limit=100, help_text=_("例：銀行のカードローン、知人"))
    left_yen = YenField(label=_("残りの金額（円）"))
    monthly_yen = YenField(label=_("毎月の返済（円）"), required=False)
    months_behind = forms.IntegerField(label=_("遅れている月数"), required=False, min_value=0, max_value=MOST_MONTHS)
    note = PlainTextField(label=_("備考"), limit=200, required=False)

    @staticmethod
    def known(debt: Debt) -> dict[str, Any]:
        """Return what the form begins with."""
        names = ("creditor", "left_yen", "monthly_yen", "months_behind", "note")
        return {name: getattr(debt, name) for name in names}

    def facts(self) -> DebtFacts:
        """Return the debt as the action takes it; what was left empty is nothing."""
        said = self.cleaned_data
        return DebtFacts(
            creditor=said["creditor"],
            left_yen=said["left_yen"],
            monthly_yen=said["monthly_yen"] or 0,
            months_behind=said["months_behind"] or 0,
            note=said["note"],
        )
