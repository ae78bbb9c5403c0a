"""What may go wrong with shields and risks, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class ShieldNotFoundError(RecordNotFoundError):
    """Nobody has shielded this person."""

    code = "shield.not_found"
    message = _("この方の連絡先は、いま保護されていません。")


class AlreadyShieldedError(ConflictError):
    """The person is shielded already; a second shield would hide the first."""

    code = "shield.already_set"
    message = _("この方の連絡先は、すでに保護されています。内容を変えるときは、保護の変更から進んでください。")


class ReviewTooEarlyError(AnticipatedError):
    """The day on which somebody looks again lies before tomorrow, or before the first day."""

    code = "shield.review_too_early"
    message = _("見直す日は、保護を始める日とあすより後の日にしてください。")


class ReviewTooLateError(AnticipatedError):
    """Nobody looks again within a year."""

    code = "shield.review_too_late"
    message = _("見直す日は、1年以内の日にしてください。")


class SafeWayForbiddenError(AnticipatedError):
    """The same way is the safe one and one that is never used."""

    code = "shield.safe_way_forbidden"
    message = _("安全な方法に選んだものは、使わない方法に入れられません。")


class BarredNotStaffError(AnticipatedError):
    """Somebody who is not of the city's staff cannot be kept from finding anybody here."""

    code = "shield.barred_not_staff"
    message = _("検索を止める職員は、いまいる職員から選んでください。")


class BarsYourselfError(AnticipatedError):
    """Whoever sets a shield cannot keep themselves out."""

    code = "shield.bars_yourself"
    message = _("ご自分は選べません。ご自分に関わりのある方の相談は、ほかの職員に代わってもらってください。")


class UnbarringNeedsHeadError(AnticipatedError):
    """To let somebody find the person again is as grave as lifting the shield."""

    code = "shield.unbarring_needs_head"
    message = _("検索を止めた職員を外せるのは、相談センターの責任者だけです。")


class TextMissingError(AnticipatedError):
    """This step needs its words."""

    code = "safety.text_missing"
    message = _("入力してください。")


class AlreadyNotedError(ConflictError):
    """The risk stands on the case."""

    code = "risk.already_noted"
    message = _("このおそれは、この相談にすでに記録されています。")


class StepNotFoundError(RecordNotFoundError):
    """There is no such thing to be done for this person."""

    code = "risk.step_not_found"
    message = _("見つかりませんでした。")


class AlreadyTickedError(InvalidTransitionError):
    """A colleague was quicker."""

    code = "risk.already_ticked"
    message = _("ほかの職員がすでに確かめています。")


class MustDoOpenError(InvalidTransitionError):
    """The case cannot end while something that must be done is not."""

    code = "risk.must_do_open"
    message = _("この相談は終了できません。かならず行うことが残っています。")


class StepsMissingError(AnticipatedError):
    """A risk about which nothing is done is none."""

    code = "risk.steps_missing"
    message = _("1行に1つずつ、少なくとも1つ入力してください。")


class StepTooLongError(AnticipatedError):
    """A step that nobody reads while somebody cries on the telephone."""

    code = "risk.step_too_long"
    message = _("1つの行は200字まで、行の数は20までにしてください。")
