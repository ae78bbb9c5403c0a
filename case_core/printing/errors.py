"""What may go wrong with sheets of paper, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, NotFoundError


class ShieldNotConfirmedError(AnticipatedError):
    """Paper about a shielded person leaves the screen only after somebody has looked twice."""

    code = "print.shield_not_confirmed"
    message = _("この方は保護の対象です。注意を読み、確かめたことをチェックしてから印刷してください。")


class HandoverMissingError(AnticipatedError):
    """A carry sheet belongs to a hand-over that somebody still owes an answer to."""

    code = "print.handover_missing"
    message = _("どの課への「つなぐシート」かを選んでください。")


class AddressMissingError(AnticipatedError):
    """A cover letter without a name and an address reaches nobody."""

    code = "print.address_missing"
    message = _("送り状を付けるときは、入力してください。")


class CodeUnknownError(NotFoundError):
    """No hand-over to this desk has the code: mistyped, expired, or meant for another section."""

    code = "carry.code_unknown"
    message = _(
        "このコードでは開けませんでした。打ち間違いか、期限切れか、ほかの課あてのコードです。"
        "シートの「あて先」を見て、相談センターにお問い合わせください。"
    )


class TooManyTriesError(AnticipatedError):
    """Whoever mistypes so often is asked to wait."""

    code = "carry.too_many_tries"
    message = _("続けて間違えたため、しばらく開けません。15分たってから、もう一度入力してください。")
