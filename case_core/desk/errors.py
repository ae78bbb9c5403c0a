"""What may go wrong with rooms and calls, in words for the person at the desk."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError
from mannaka_kit.ui.formats import show_clock


class SummonsNotFoundError(RecordNotFoundError):
    """There is no such call for this person."""

    code = "summons.not_found"
    message = _("この呼び出しは見つかりませんでした。")


class RoomNotFoundError(RecordNotFoundError):
    """There is no such room."""

    code = "room.not_found"
    message = _("この相談室は見つかりませんでした。")


class SummonsEndedError(InvalidTransitionError):
    """The call's state does not lead there."""

    code = "summons.ended"
    message = _("この呼び出しはすでに終わっています。")


class AlreadyAnsweredError(InvalidTransitionError):
    """Somebody of the section was quicker."""

    code = "summons.already_answered"
    message = _("この呼び出しには、すでに返事があります。")


class AlreadyThereError(InvalidTransitionError):
    """The officer is in the room."""

    code = "summons.already_there"
    message = _("すでに到着が記録されています。")


class NotArrivedError(InvalidTransitionError):
    """This step comes after the arrival."""

    code = "summons.not_arrived"
    message = _("先に到着を記録してください。")


class AlreadySatInError(ConflictError):
    """A colleague sits in already."""

    code = "summons.already_sat_in"
    message = _("ほかの職員がすでに同席しています。")


class AlreadySummonedError(ConflictError):
    """The section is called to this matter."""

    code = "summons.already_open"
    message = _("この課は、この相談にすでに呼んでいます。")


class RoomTakenError(ConflictError):
    """Somebody else talks in the room."""

    code = "room.taken"
    message = _("この相談室は使用中です。")

    @classmethod
    def by(cls, *, case_number: str, since: datetime) -> "RoomTakenError":
        """Return the error that names the case in the room, and since when it is there."""
        words = _("この相談室は、%(since)sから%(number)sの相談で使用中です。ほかの部屋を選んでください。")
        return cls(str(words) % {"since": show_clock(since), "number": case_number}, field="room")


class SectionNotValidError(AnticipatedError):
    """The section does not exist on this day."""

    code = "summons.section_not_valid"
    message = _("いまある課を選んでください。")


class RoomNotValidError(AnticipatedError):
    """The room does not exist on this day."""

    code = "summons.room_not_valid"
    message = _("いまある相談室を選んでください。")


class TextMissingError(AnticipatedError):
    """This step needs its words."""

    code = "summons.text_missing"
    message = _("入力してください。")


class MinutesOutOfRangeError(AnticipatedError):
    """A number of minutes that nobody means."""

    code = "desk.minutes_out_of_range"
    message = _("1分から120分までの数を入力してください。")


class RoomNameTakenError(AnticipatedError):
    """Two rooms of one name would be mixed up."""

    code = "room.name_taken"
    message = _("この名前の相談室が、すでにあります。")


class RoomEndedError(AnticipatedError):
    """The room has ended; its past is not rewritten."""

    code = "room.ended"
    message = _("この相談室は、すでに廃止されています。")


class PastDayError(AnticipatedError):
    """A room cannot end on a day that is over: people were talked with there since."""

    code = "room.past_day"
    message = _("過ぎた日には廃止できません。きょう以降の日にしてください。")


class EndsBeforeItBeginsError(AnticipatedError):
    """The last day lies before the first."""

    code = "room.ends_before_it_begins"
    message = _("最後の日は、始まりの日と同じ日か、それより後にしてください。")
