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
