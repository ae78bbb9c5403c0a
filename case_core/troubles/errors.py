"""What may go wrong with the troubles of a case."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, ConflictError


class WorstMissingError(AnticipatedError):
    """Of several troubles one is the worst."""

    code = "trouble.worst_missing"
    message = _("選んだものの中から、いちばん困っていることを1つ選んでください。")


class TroubleNotValidError(AnticipatedError):
    """The list has no such line on this day."""

    code = "trouble.not_valid"
    message = _("いまある項目から選んでください。")


class TroublesChangedError(ConflictError):
    """Somebody else ticked troubles in the meantime; `now` says what stands there."""

    code = "trouble.changed"
    message = _("ほかの人が先に選び直しました。いまの登録を確かめて、もう一度押してください。")
