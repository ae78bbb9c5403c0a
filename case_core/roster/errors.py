"""What may go wrong with the roster, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError, NotFoundError


class DutyNotFoundError(NotFoundError):
    """There is no such duty."""

    code = "duty.not_found"
    message = _("この当番は見つかりませんでした。")


class CounsellorNotFoundError(NotFoundError):
    """There is nobody of this number."""

    code = "counsellor.not_found"
    message = _("この相談員は見つかりませんでした。")


class ProposalNotFoundError(NotFoundError):
    """There is no such proposal."""

    code = "proposal.not_found"
    message = _("この当番表の案は見つかりませんでした。")


class OverlappingDutyError(ConflictError):
    """The person is on duty at this time already."""

    code = "duty.overlaps"
    message = _("この人は、同じ時間にすでに当番に入っています。")


class NotThereError(AnticipatedError):
    """The person does not belong to the roster on the day."""

    code = "duty.not_there"
    message = _("この人は、その日の当番に入れません。期間を確かめてください。")


class TimesNotInOrderError(AnticipatedError):
    """A duty ends after it begins."""

    code = "duty.times_not_in_order"
    message = _("終わりの時刻は、始まりの時刻より後にしてください。")


class DaysNotInOrderError(AnticipatedError):
    """The last day lies before the first."""

    code = "roster.days_not_in_order"
    message = _("最後の日は、始まりの日と同じ日か、それより後にしてください。")


class SpanTooLongError(AnticipatedError):
    """A roster is made for a year at most."""

    code = "proposal.span_too_long"
    message = _("一度に作れるのは、366日分までです。")


class PastDayError(AnticipatedError):
    """What is over is not planned again."""

    code = "roster.past_day"
    message = _("きょう以降の日にしてください。")


class SectionMissingError(AnticipatedError):
    """Whoever takes turns for a section names it."""

    code = "counsellor.section_missing"
    message = _("課の当番職員には、課を選んでください。")


class UserTakenError(AnticipatedError):
    """One member of staff stands on the roster once."""

    code = "counsellor.user_taken"
    message = _("この職員は、すでに相談員の一覧にいます。")


class TextMissingError(AnticipatedError):
    """This cannot be empty."""

    code = "roster.text_missing"
    message = _("入力してください。")


class RulesOutOfRangeError(AnticipatedError):
    """Numbers that nobody means."""

    code = "roster.rules_out_of_range"
    message = _("数を確かめてください。")


class AlreadyWrittenError(AnticipatedError):
    """The day is written down already."""

    code = "roster.already_written"
    message = _("この日は、すでに登録されています。")


class ProposalUnderWayError(ConflictError):
    """One roster at a time is worked out."""

    code = "proposal.under_way"
    message = _("いま別の案を作成しています。できあがってから、もう一度お試しください。")


class ProposalNotReadyError(InvalidTransitionError):
    """Only a finished proposal can be adopted, and only once."""

    code = "proposal.not_ready"
    message = _("この案は、いまの状態ではその操作ができません。")


class RosterChangedError(ConflictError):
    """The roster changed while the proposal waited."""

    code = "proposal.roster_changed"
    message = _("案を作ったあとで当番表が変わり、重なる当番があります。もう一度案を作ってください。")
