"""What may go wrong with meetings, in words for citizen, clerk or administrator."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class MeetingNotFoundError(RecordNotFoundError):
    """There is no such meeting for this person."""

    code = "meeting.not_found"
    message = _("このビデオ相談は見つかりませんでした。")


class MeetingNotOpenError(InvalidTransitionError):
    """Its time has not come, or is over."""

    code = "meeting.not_open"
    message = _("ビデオ相談に入れる時間ではありません。予約の時刻を確かめてください。")


class MeetingNotReadyError(InvalidTransitionError):
    """Its service has not made it."""

    code = "meeting.not_ready"
    message = _("ビデオの準備ができていません。お電話でお話しください。")


class MeetingServiceAwayError(AnticipatedError):
    """Its service gives no way in just now."""

    code = "meeting.service_away"
    message = _("いま、ビデオにつながりません。お電話でお話しください。")


class NothingToTryError(InvalidTransitionError):
    """It is there, or nobody wants it any more."""

    code = "meeting.nothing_to_try"
    message = _("このビデオ相談は、作り直す必要がありません。")


class HostTakenError(ConflictError):
    """Who leads it leads another one at that time."""

    code = "meeting.host_taken"
    message = _("この時間に主催できるアカウントが、すべてふさがっています。")


class MeetingChannelError(AnticipatedError):
    """It is no meeting service of the city that is at work."""

    code = "meeting.channel"
    message = _("使用中のビデオ会議のサービスから選んでください。")


class DialInError(AnticipatedError):
    """It is no number that one can call."""

    code = "meeting.dial_in"
    message = _("電話番号は、数字とハイフンで入力してください。")
