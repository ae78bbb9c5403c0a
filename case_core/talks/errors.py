"""What may go wrong with talks, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class TalkNotFoundError(RecordNotFoundError):
    """There is no such talk for this person."""

    code = "talk.not_found"
    message = _("この話は見つかりませんでした。")


class TalkOverError(InvalidTransitionError):
    """The talk has ended."""

    code = "talk.over"
    message = _("この話は、すでに終わっています。")


class AlreadyJoinedError(ConflictError):
    """A colleague was quicker."""

    code = "talk.already_joined"
    message = _("ほかの職員がすでに向かっています。")


class OwnTalkError(AnticipatedError):
    """Nobody is the second clerk of their own talk."""

    code = "talk.own"
    message = _("ご自分の話です。ほかの職員が来るのを待ってください。")


class BeganWhenError(AnticipatedError):
    """The talk would have begun later than now, or yesterday."""

    code = "talk.began_when"
    message = _("話した時間は、1分から240分までの数で入力してください。")


class TextMissingError(AnticipatedError):
    """What ends with a promise says which."""

    code = "talk.text_missing"
    message = _("何を約束したかを入力してください。")


class StagesOutOfOrderError(AnticipatedError):
    """Each time comes after the one before."""

    code = "talk.stages_out_of_order"
    message = _("時間は、前の目安より長くしてください（1分から240分まで）。")


class ScriptMissingError(AnticipatedError):
    """A time without words helps nobody."""

    code = "talk.script_missing"
    message = _("見出しと話し方を入力してください。")
