"""What may be wrong with a change of sections."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class InvalidCodeError(AnticipatedError):
    """The code is not short ASCII."""

    code = "section.invalid_code"
    message = _("課のコードは、半角の英小文字・数字・「-」で、20文字までにしてください。")


class CodeTakenError(AnticipatedError):
    """Another section, perhaps one that has ended, has the code."""

    code = "section.code_taken"
    message = _("このコードは、ほかの課（廃止した課を含みます）が使っています。")


class MissingNameError(AnticipatedError):
    """The name or its reading is empty."""

    code = "section.missing_name"
    message = _("課の名前とふりがなを入力してください。")


class InvalidTelephoneError(AnticipatedError):
    """The telephone number has too few or too many digits."""

    code = "section.invalid_telephone"
    message = _("電話番号は、市外局番から10けたか11けたで入力してください。")


class EndsBeforeItBeginsError(AnticipatedError):
    """The last day lies before the first."""

    code = "section.ends_before_it_begins"
    message = _("最後の日は、始まりの日と同じ日か、それより後にしてください。")


class SectionEndedError(AnticipatedError):
    """The section has ended; its past is not rewritten."""

    code = "section.ended"
    message = _("この課は、すでに廃止されています。")


class PastDayError(AnticipatedError):
    """A section cannot end on a day that is over: matters were sent to it since."""

    code = "section.past_day"
    message = _("過ぎた日には廃止できません。きょう以降の日にしてください。")
