"""What may be wrong with a change of the opening hours."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class ClosesBeforeOpeningError(AnticipatedError):
    """It closes before it opens."""

    code = "hours.closes_before_opening"
    message = _("閉める時刻は、開ける時刻より後にしてください。")


class OverlappingSpansError(AnticipatedError):
    """Two spans of a day share a minute."""

    code = "hours.overlapping_spans"
    message = _("時間帯が重なっています。前の時間帯を閉めてから、次を開けるようにしてください。")


class TooManySpansError(AnticipatedError):
    """More spans than a day has room for."""

    code = "hours.too_many_spans"
    message = _("1日の時間帯は3つまでです。")


class NothingToFollowError(AnticipatedError):
    """The centre's own kinds of days follow nothing."""

    code = "hours.nothing_to_follow"
    message = _("センター全体の時間は、ほかに合わせる先がありません。時間か、休みを選んでください。")


class PastDayError(AnticipatedError):
    """What was is not rewritten."""

    code = "hours.past_day"
    message = _("過ぎた日の時間は変えられません。きょう以降の日にしてください。")


class EndsBeforeItBeginsError(AnticipatedError):
    """The last day lies before the first."""

    code = "hours.ends_before_it_begins"
    message = _("終わりの日は、始まりの日と同じ日か、それより後にしてください。")


class TooLongError(AnticipatedError):
    """Special days of a whole season are regular hours."""

    code = "hours.too_long"
    message = _("特別の日は、一度に31日までです。長く続くときは「時間を変える」から入力してください。")


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


class UnknownWayError(AnticipatedError):
    """The city has no such way."""

    code = "hours.unknown_way"
    message = _("受付方法を選び直してください。")


class MissingWayNameError(AnticipatedError):
    """A way without a name cannot be shown."""

    code = "hours.missing_way_name"
    message = _("名前を入力してください。公開ページに表示されます。")


class TakenCodeError(AnticipatedError):
    """Programs would mean two ways at once."""

    code = "hours.taken_code"
    message = _("このコードは、ほかの受付方法で使っています。別のコードにしてください。")


class WrongCodeError(AnticipatedError):
    """A code is what programs write in addresses."""

    code = "hours.wrong_code"
    message = _("コードは、半角の小文字の英字・数字・ハイフンで、30文字までにしてください。例：telephone")


class YearEndError(AnticipatedError):
    """Year-end begins in December and ends in January."""

    code = "hours.year_end"
    message = _("年末年始は、12月の日から1月の日までにしてください。例：12月29日から1月3日まで")


class EmptyListError(AnticipatedError):
    """A list without a day decides nothing."""

    code = "hours.empty_list"
    message = _("祝日の行がありません。")
