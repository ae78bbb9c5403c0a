"""What may be wrong with a change of the opening hours."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class BothTimesError(AnticipatedError):
    """One of the two times is missing."""

    code = "hours.both_times"
    message = _("開ける時刻と閉める時刻は、両方入力してください。休みにするときは、両方とも空けてください。")


class ClosesBeforeOpeningError(AnticipatedError):
    """It closes before it opens."""

    code = "hours.closes_before_opening"
    message = _("閉める時刻は、開ける時刻より後にしてください。")


class PastDayError(AnticipatedError):
    """What was is not rewritten."""

    code = "hours.past_day"
    message = _("過ぎた日の時間は変えられません。きょう以降の日にしてください。")


class EndsBeforeItBeginsError(AnticipatedError):
    """The last day lies before the first."""

    code = "hours.ends_before_it_begins"
    message = _("終わりの日は、始まりの日と同じ日か、それより後にしてください。")


class UnknownDayTypeError(AnticipatedError):
    """A special day has no regular hours."""

    code = "hours.unknown_day_type"
    message = _("日の区分を選んでください。")


class MissingReasonError(AnticipatedError):
    """A special day without a reason leaves people at the door wondering."""

    code = "hours.missing_reason"
    message = _("理由を入力してください。公開ページに表示されます。")


class TakenDayError(AnticipatedError):
    """The day is special already."""

    code = "hours.taken_day"
    message = _("この日は、すでに特別の日になっています。先に取り消してください。")


class NotPlannedError(AnticipatedError):
    """The change has begun, so it can only be followed by another."""

    code = "hours.not_planned"
    message = _("この変更は、もう始まっています。今の時間を変えるときは「時間を変える」から入力してください。")
