"""What businesses ask about, and the lines of a household's budget."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class BusinessTopic(models.TextChoices):
    """What a business asks about (経営相談の内容)."""

    FUNDS = "funds", _("資金繰り・借入れ")
    START = "start", _("創業")
    SALES = "sales", _("販路・売上げ")
    SUBSIDY = "subsidy", _("補助金・支援制度")
    SUCCESSION = "succession", _("事業承継・廃業")
    PEOPLE = "people", _("雇用・人手不足")
    DIGITAL = "digital", _("デジタル化")
    CONTRACT = "contract", _("取引・契約")
    OTHER = "other", _("その他")


class Stage(models.TextChoices):
    """Whether a month's budget shows how it was or how it is meant to be (見直しの前後)."""

    BEFORE = "before", _("見直し前")
    AFTER = "after", _("見直し後")


class BudgetItem(models.TextChoices):
    """A line of a household's budget (家計の費目); the first six come in, the others go out."""

    WAGES = "wages", _("給与・賞与")
    BUSINESS_INCOME = "business", _("事業の収入")
    PENSION = "pension", _("年金")
    ALLOWANCES = "allowances", _("児童手当などの手当")
    ASSISTANCE = "assistance", _("生活保護費")
    OTHER_INCOME = "other_income", _("そのほかの収入")
    HOUSING = "housing", _("家賃・住宅ローン")
    FOOD = "food", _("食費")
    UTILITIES = "utilities", _("電気・ガス・水道")
    TELEPHONE = "telephone", _("電話・インターネット")
    DAILY = "daily", _("日用品・衣服")
    MEDICAL = "medical", _("医療・介護")
    EDUCATION = "education", _("教育・子ども")
    TRANSPORT = "transport", _("交通・車")
    INSURANCE = "insurance", _("生命保険など")
    TAXES = "taxes", _("税金・社会保険料")
    REPAYMENT = "repayment", _("借入れの返済")
    PLEASURE = "pleasure", _("交際・娯楽")
    OTHER_EXPENSE = "other_expense", _("そのほかの支出")


INCOME: Final = (
    BudgetItem.WAGES,
    BudgetItem.BUSINESS_INCOME,
    BudgetItem.PENSION,
    BudgetItem.ALLOWANCES,
    BudgetItem.ASSISTANCE,
    BudgetItem.OTHER_INCOME,
)
EXPENSES: Final = tuple(item for item in BudgetItem if item not in INCOME)
MOST_MINUTES: Final = 600
