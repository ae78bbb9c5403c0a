"""What may go wrong with a promise, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class PromisedInPastError(AnticipatedError):
    """A day that is over cannot be promised."""

    code = "promise.in_past"
    message = _("きょうか、きょうより後の日にしてください。")


class WhyLaterMissingError(AnticipatedError):
    """Whoever promises a later day says why."""

    code = "promise.why_later_missing"
    message = _("お約束の日を変えるときは、理由を入力してください。")
