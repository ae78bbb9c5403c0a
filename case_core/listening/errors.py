"""What may go wrong in sessions, in words for staff, for the bodies and for the person whose matter it is."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class ListeningNotFoundError(RecordNotFoundError):
    """There is no such session, or no such line in it, for this person."""

    code = "listening.not_found"
    message = _("この同席の場は見つかりませんでした。")


class DoorShutError(InvalidTransitionError):
    """The body has a seat, and its door is shut at the moment."""

    code = "listening.door_shut"
    message = _("いまは、この同席の場に入れません。書いたことは、センターには届いていません。")


class NotHereError(InvalidTransitionError):
    """Only who has come in takes part."""

    code = "listening.not_here"
    message = _("先に入室してください。")


class PurposeMissingError(AnticipatedError):
    """Everybody at the table knows what it is for."""

    code = "listening.purpose_missing"
    message = _("何のために一緒に聞くのかを書いてください。")


class BodiesMissingError(AnticipatedError):
    """A session without a body is a talk like any other."""

    code = "listening.bodies_missing"
    message = _("同席する機関を、1つ以上選んでください。")


class ShareMissingError(AnticipatedError):
    """A body sits in only where something is shared with it that lets it listen."""

    code = "listening.share_missing"
    message = _("この機関とは、「相談の場に同席する」共有がまだ有効ではありません。先に「共有」で決めてください。")


class TimesError(AnticipatedError):
    """It begins before it ends, on one day, and is not over already."""

    code = "listening.times"
    message = _("始まりと終わりを、これから12時間以内に終わるように入力してください。")


class SessionGoesOnError(ConflictError):
    """A case has one session that is not over."""

    code = "listening.goes_on"
    message = _("この相談には、まだ終わっていない同席の場があります。先にそれを終えてください。")


class NotPlannedError(InvalidTransitionError):
    """It was opened, or is over."""

    code = "listening.not_planned"
    message = _("この同席の場は、もう始まっているか、終わっています。")


class NotOpenError(InvalidTransitionError):
    """Nothing is written before it begins, and nothing after its end."""

    code = "listening.not_open"
    message = _("この同席の場は、いま開いていません。書いたことは残してあります。")


class SessionOverError(InvalidTransitionError):
    """It has ended before."""

    code = "listening.over"
    message = _("この同席の場は、すでに終わっています。")


class NotOverError(InvalidTransitionError):
    """The record is whole when the session has ended."""

    code = "listening.not_over"
    message = _("記録は、同席の場が終わってから確かめます。")


class NothingSaidError(AnticipatedError):
    """An empty line is none."""

    code = "listening.nothing_said"
    message = _("内容を入力してください。")


class SeatedBeforeError(ConflictError):
    """The body has a seat."""

    code = "listening.seated_before"
    message = _("この機関の席は、もうあります。")


class AnsweredSoError(InvalidTransitionError):
    """The person said the same before, or nothing that could be taken back."""

    code = "listening.answered_so"
    message = _("この返事は、すでに記録されているか、いまの状態には当てはまりません。")


class ProofMissingError(AnticipatedError):
    """Who heard it where is written down."""

    code = "listening.proof_missing"
    message = _("どの場面で、どのように聞いたかを書いてください。")


class SettledBeforeError(ConflictError):
    """A colleague took the proposal up, or put it aside."""

    code = "listening.settled_before"
    message = _("この提案は、もう取り上げたか、見送っています。")


class ConfirmedBeforeError(ConflictError):
    """The body has said so."""

    code = "listening.confirmed_before"
    message = _("貴機関は、すでに確かめています。")
