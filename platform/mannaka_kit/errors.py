"""Anticipated errors: each has a code for machines and a sentence for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class AnticipatedError(Exception):
    """Something that may happen to anybody; the page says it in words, the API by its code."""

    code: ClassVar[str] = "error"
    message: StrOrPromise = _("処理できませんでした。")
    # What the field would take instead, for programs; pages offer it in their own way.
    instead: tuple[str, ...] = ()

    def __init__(self, message: StrOrPromise | None = None, *, field: str | None = None) -> None:
        self.message = self.message if message is None else message
        self.field = field
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.message)


class NotAllowedError(AnticipatedError):
    """The policy said no."""

    code = "not_allowed"
    message = _("この操作を行う権限がありません。")

    def __init__(self, message: StrOrPromise | None = None, *, reason: str = "", field: str | None = None) -> None:
        super().__init__(message, field=field)
        self.reason = reason


class NotFoundError(AnticipatedError):
    """There is no such record for this person."""

    code = "not_found"
    message = _("見つかりませんでした。")


class InvalidTransitionError(AnticipatedError):
    """The record's state does not allow this step."""

    code = "invalid_transition"
    message = _("現在の状態では、この操作はできません。")


class ConflictError(AnticipatedError):
    """Somebody else changed the record in the meantime."""

    code = "conflict"
    message = _("ほかの人が先に変更しました。画面を読み込み直してください。")
