"""What may go wrong with calls, in words for clerk or administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError

if TYPE_CHECKING:
    from case_core.calls.models import CallRecord


class CallNotFoundError(RecordNotFoundError):
    """There is no such call for this person."""

    code = "call.not_found"
    message = _("この着信は見つかりませんでした。保存の期間が過ぎたのかもしれません。")


class RecordingNotFoundError(RecordNotFoundError):
    """There is no such recording for this person."""

    code = "call_recording.not_found"
    message = _("この録音は見つかりませんでした。保存の期間が過ぎたのかもしれません。")


class CallTakenError(ConflictError):
    """A colleague was quicker."""

    code = "call.taken"
    message = _("ほかの職員が、すでに応対しています。")

    @classmethod
    def by(cls, call: CallRecord) -> CallTakenError:
        """Return the error that names the colleague."""
        name = call.taken_by.display_name if call.taken_by else ""
        words = _("この電話は、%(name)sさんが応対しています。")
        return cls(str(words) % {"name": name})


class NoCallbackDueError(InvalidTransitionError):
    """Nobody waits to be called back, or a colleague has done it."""

    code = "call.no_callback_due"
    message = _("この着信は、かけ直しを待っていません。ほかの職員がかけ直したのかもしれません。")


class DaysOutOfRangeError(AnticipatedError):
    """Nobody keeps calls so long."""

    code = "call.days_out_of_range"
    message = _("日数は1日から90日までにしてください。録音の日数は、着信の日数より長くできません。")


class NoticeMissingError(AnticipatedError):
    """Who is recorded is told so."""

    code = "call.notice_missing"
    message = _("録音を取り込むには、相手に流れるお知らせの言葉を書いてください。")
