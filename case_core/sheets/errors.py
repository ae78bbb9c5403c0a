"""What may go wrong with the sheets of a case, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class CompanyNotFoundError(RecordNotFoundError):
    """There is no such company for this person."""

    code = "business.company_not_found"
    message = _("この事業者は見つかりませんでした。")


class BudgetNotFoundError(RecordNotFoundError):
    """There is no such budget for this person."""

    code = "household.budget_not_found"
    message = _("この家計表は見つかりませんでした。")


class DebtNotFoundError(RecordNotFoundError):
    """There is no such debt for this person."""

    code = "household.debt_not_found"
    message = _("この借入れは見つかりませんでした。")


class NameMissingError(AnticipatedError):
    """A company, a person in charge, an adviser or a creditor has a name."""

    code = "sheets.name_missing"
    message = _("名前を入力してください。")


class WordsMissingError(AnticipatedError):
    """A talk without any words is none."""

    code = "sheets.words_missing"
    message = _("入力してください。")


class TopicsMissingError(AnticipatedError):
    """A business asks about something."""

    code = "business.topics_missing"
    message = _("相談の内容を、ひとつ以上選んでください。")


class CorporateNumberError(AnticipatedError):
    """These are not the thirteen digits of a company."""

    code = "business.corporate_number"
    message = _("法人番号は13桁の数字です。")


class CheckDigitError(AnticipatedError):
    """A digit was misread or mistyped."""

    code = "business.check_digit"
    message = _("法人番号が正しくありません。数字の打ちまちがいがないか確かめてください。")


class OtherCompanyError(ConflictError):
    """The number is another company's."""

    code = "business.other_company"
    message = _("この法人番号は、ほかの名前の事業者で登録されています。")


class NoBusinessSheetError(InvalidTransitionError):
    """Whose talk it was is written down first."""

    code = "business.no_sheet"
    message = _("先に、事業者と相談の内容を登録してください。")


class FutureDayError(AnticipatedError):
    """What has not happened is not recorded."""

    code = "sheets.future_day"
    message = _("きょうまでの日にしてください。")


class MinutesOutOfRangeError(AnticipatedError):
    """A number of minutes that nobody means."""

    code = "business.minutes_out_of_range"
    message = _("1分から600分までの数を入力してください。")


class BudgetExistsError(ConflictError):
    """There is one for this month and stage."""

    code = "household.budget_exists"
    message = _("この月の家計表はすでにあります。一覧から開いて直してください。")


class BudgetEmptyError(AnticipatedError):
    """A budget without any amount tells nothing."""

    code = "household.budget_empty"
    message = _("収入か支出の金額を、ひとつ以上入力してください。")


class AmountOutOfRangeError(AnticipatedError):
    """An amount that nobody means."""

    code = "household.amount_out_of_range"
    message = _("0円から9,999,999,999円までの金額を入力してください。")
