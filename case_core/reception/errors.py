"""What may go wrong at the reception, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class TicketNotFoundError(RecordNotFoundError):
    """There is no such number."""

    code = "ticket.not_found"
    message = _("この番号札は見つかりませんでした。")


class TicketStateError(InvalidTransitionError):
    """The number's state does not lead there: somebody was quicker."""

    code = "ticket.state"
    message = _("この番号は、ほかの職員が先に操作しました。画面の内容を確かめてください。")


class TicketNotOfTodayError(InvalidTransitionError):
    """A number is for its day only."""

    code = "ticket.not_of_today"
    message = _("この番号は、きょうのものではありません。")


class NobodyWaitsError(InvalidTransitionError):
    """There is nobody to call."""

    code = "ticket.nobody_waits"
    message = _("この部屋で呼べる方は、いま待っていません。")


class RoomBusyError(ConflictError):
    """The room has somebody already."""

    code = "ticket.room_busy"
    message = _("この部屋には、すでにご案内している方がいます。先に終わりにするか、ほかの部屋を選んでください。")


class SameRoomError(AnticipatedError):
    """They are there already."""

    code = "ticket.same_room"
    message = _("いまと同じ部屋です。ほかの部屋を選んでください。")


class AlreadyTakenUpError(ConflictError):
    """The number is a case already."""

    code = "ticket.already_taken_up"
    message = _("この番号は、すでに相談になっています。")


class AlreadyIssuedError(ConflictError):
    """The booking has its number."""

    code = "ticket.already_issued"
    message = _("この予約には、すでに番号を出しています。")


class LetterWrongError(AnticipatedError):
    """One letter from A to Z stands before the numbers, or none."""

    code = "reception.letter_wrong"
    message = _("AからZまでの1文字にするか、空けておいてください。")


class DisplayNameMissingError(AnticipatedError):
    """A screen has a name, so that the right one is revoked."""

    code = "display.name_missing"
    message = _("入力してください。")


class DisplayNotFoundError(RecordNotFoundError):
    """There is no such screen."""

    code = "display.not_found"
    message = _("この呼び出し画面は見つかりませんでした。")


class DisplayRevokedError(InvalidTransitionError):
    """Its address opens nothing any more."""

    code = "display.revoked"
    message = _("この呼び出し画面は、すでに使えなくなっています。")


class HelpNotFoundError(RecordNotFoundError):
    """There is no such call for help."""

    code = "help.not_found"
    message = _("この応援要請は見つかりませんでした。")


class HelpOverError(InvalidTransitionError):
    """It has ended."""

    code = "help.over"
    message = _("この応援要請は、すでに終わっています。")


class AlreadyAnsweredError(ConflictError):
    """A colleague was quicker."""

    code = "help.already_answered"
    message = _("ほかの職員が先に向かっています。")
