"""What may go wrong with a hand-over, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class HandoverNotFoundError(RecordNotFoundError):
    """There is no such hand-over for this person."""

    code = "handover.not_found"
    message = _("この引き継ぎは見つかりませんでした。")


class HandoverEndedError(InvalidTransitionError):
    """The hand-over has been answered, returned or waived."""

    code = "handover.ended"
    message = _("この引き継ぎはすでに終わっています。")


class NotAcknowledgedError(InvalidTransitionError):
    """An answer comes after the acknowledgement."""

    code = "handover.not_acknowledged"
    message = _("先に「受け取りました」を押してから、回答してください。")


class ReturnedTwiceError(InvalidTransitionError):
    """The case was given back twice; a third time takes the head of the centre."""

    code = "handover.returned_twice"
    message = _(
        "この相談は、すでに2回差し戻されています。もう一度差し戻せるのは、相談センターの責任者が認めたときだけです。"
        "相談センターに連絡してください。"
    )


class ReturnAlreadyAllowedError(ConflictError):
    """The head of the centre has agreed already."""

    code = "handover.return_already_allowed"
    message = _("この差し戻しは、すでに認められています。")


class ReturnNotBarredError(InvalidTransitionError):
    """Before the third return there is nothing to agree to."""

    code = "handover.return_not_barred"
    message = _("2回までは、課の判断で差し戻せます。")


class ExtensionOpenError(ConflictError):
    """The section has asked already."""

    code = "handover.extension_open"
    message = _("延長の申し出は、すでに出ています。相談センターの返事をお待ちください。")


class NoExtensionError(InvalidTransitionError):
    """There is no wish for more time to be answered."""

    code = "handover.no_extension"
    message = _("返事を待っている延長の申し出は、ありません。")


class NotLongerError(AnticipatedError):
    """More time ends after the day that holds."""

    code = "handover.not_longer"
    message = _("いまの回答期限より後の日にしてください。")


class AlreadyAcknowledgedError(InvalidTransitionError):
    """Somebody of the section was quicker."""

    code = "handover.already_acknowledged"
    message = _("この引き継ぎは、すでに受け取られています。")


class AlreadyHandedOverError(ConflictError):
    """The section already has this matter."""

    code = "handover.already_open"
    message = _("この課には、すでに引き継いでいます。回答が届いてから、もう一度引き継いでください。")


class SectionNotValidError(AnticipatedError):
    """The section does not exist on this day."""

    code = "handover.section_not_valid"
    message = _("いまある課を選んでください。")


class DueInPastError(AnticipatedError):
    """An answer cannot be due before it was asked for."""

    code = "handover.due_in_past"
    message = _("回答期限は、きょうより後の日にしてください。")


class TextMissingError(AnticipatedError):
    """This step needs its words."""

    code = "handover.text_missing"
    message = _("入力してください。")
