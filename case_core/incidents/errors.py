"""What may go wrong with incidents, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, InvalidTransitionError


class IncidentNotFoundError(RecordNotFoundError):
    """There is no such incident for this person."""

    code = "incident.not_found"
    message = _("この記録は見つかりませんでした。")


class LineNotFoundError(RecordNotFoundError):
    """There is no such agreed answer."""

    code = "agreed_line.not_found"
    message = _("決めた対応は見つかりませんでした。")


class CareNotFoundError(RecordNotFoundError):
    """There is no such note, or it is not for this person."""

    code = "staff_care.not_found"
    message = _("見つかりませんでした。")


class FactMissingError(AnticipatedError):
    """Without where, who and what there is no record."""

    code = "incident.fact_missing"
    message = _("入力してください。")


class NotYetHappenedError(AnticipatedError):
    """Nothing that is still to come is recorded."""

    code = "incident.not_yet_happened"
    message = _("これから先の日時は記録できません。")


class TooLongAgoError(AnticipatedError):
    """Facts are written down while somebody remembers them."""

    code = "incident.too_long_ago"
    message = _("2年以内の日時を入力してください。")


class AlreadyDecidedError(InvalidTransitionError):
    """The head has decided; a new decision follows a new incident."""

    code = "incident.already_decided"
    message = _("この出来事には、すでに責任者の判断があります。")


class LastDayError(AnticipatedError):
    """An agreed answer holds for a while, never for ever."""

    code = "agreed_line.last_day"
    message = _("最後の日は、きょうから6か月以内の日にしてください。")


class ReaderNotStaffError(AnticipatedError):
    """The note is for a superior of the city."""

    code = "staff_care.reader_not_staff"
    message = _("読んでもらう上司を、一覧から選んでください。")
