"""What may be wrong with a form's key."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, ConflictError


class MissingKeyError(AnticipatedError):
    """The form carries no key, or none of ours."""

    code = "idempotency_key_missing"
    message = _("この画面の有効期限が切れています。画面を開き直して、もう一度お試しください。")


class KeyReusedError(ConflictError):
    """The key has been used for other content."""

    code = "idempotency_key_reused"
    message = _("この画面の内容はすでに送信されています。新しく送る場合は、画面を開き直してください。")


class StillRunningError(ConflictError):
    """The same form is being worked on this very moment."""

    code = "idempotency_key_in_use"
    message = _("先に送信された内容を処理しています。少し待ってから、もう一度お試しください。")
