"""What may go wrong with signatures, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class ApprovalNotFoundError(RecordNotFoundError):
    """There is no such request for this person."""

    code = "approval.not_found"
    message = _("この決裁・確認の依頼は見つかりませんでした。")


class ApprovalDecidedError(InvalidTransitionError):
    """Somebody has decided, or the clerk has withdrawn it."""

    code = "approval.decided"
    message = _("この依頼は、すでに終わっています。")


class AlreadyAskedError(ConflictError):
    """One of this kind waits already."""

    code = "approval.already_asked"
    message = _("この相談には、同じ依頼がすでに出ています。返事を待つか、取り下げてから出し直してください。")


class NoHeadError(AnticipatedError):
    """Nobody could sign today."""

    code = "approval.no_head"
    message = _("署名できる責任者が、あなたのほかにいません。管理者に、相談センターの責任者を決めてもらってください。")


class OwnRequestError(AnticipatedError):
    """A person cannot sign what they asked for themselves."""

    code = "approval.own_request"
    message = _("自分が出した依頼には、署名も差し戻しもできません。ほかの責任者に頼んでください。")


class WordsMissingError(AnticipatedError):
    """This step needs its words."""

    code = "approval.words_missing"
    message = _("入力してください。")


class SignatureMissingError(InvalidTransitionError):
    """The city wants such an ending signed, and it is not."""

    code = "approval.signature_missing"
    message = _(
        "この結果で終了するには、責任者の署名が必要です。「決裁・確認」のページで、終了の決裁を求めてください。"
    )


class OtherEndingSignedError(InvalidTransitionError):
    """The head signed another ending."""

    code = "approval.other_ending_signed"
    message = _(
        "署名された内容（結果・案内した機関・取り戻した金額）と違います。同じ内容で終了するか、もう一度決裁を求めてください。"
    )


class SignatureAwaitedError(InvalidTransitionError):
    """The head was asked to sign the end, and has not answered."""

    code = "approval.signature_awaited"
    message = _("終了の決裁を求めています。責任者の署名を待つか、依頼を取り下げてから終了してください。")
