"""What may go wrong with the rules of deadlines, in words for the administrator."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class DaysOutOfRangeError(AnticipatedError):
    """A number of days that nobody means."""

    code = "deadlines.days_out_of_range"
    message = _("1日から60日までの数を入力してください。")


class ForwardDaysError(AnticipatedError):
    """A matter goes on the same day or the next."""

    code = "deadlines.forward_days"
    message = _("「その日のうち」か「次の営業日まで」を選んでください。")


class SectionNotKnownError(AnticipatedError):
    """There is no such section today."""

    code = "deadlines.section_not_known"
    message = _("いまある課を選んでください。")
