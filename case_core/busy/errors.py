"""What may go wrong with somebody's busy times, in words for whose calendar it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, InvalidTransitionError

if TYPE_CHECKING:
    from case_core.busy.states import Failure


class NotReadError(AnticipatedError):
    """A calendar could not be read."""

    code = "busy.not_read"

    def __init__(self, failure: Failure, *, field: str | None = None) -> None:
        super().__init__(failure.label, field=field)
        self.failure = failure


class AddressWrongError(AnticipatedError):
    """It is no address that a calendar could be read at."""

    code = "busy.address_wrong"
    message = _("https:// で始まるアドレスを入力してください。")


class NoSourceError(InvalidTransitionError):
    """There is nothing to give up."""

    code = "busy.no_source"
    message = _("取り込んでいる予定はありません。")
