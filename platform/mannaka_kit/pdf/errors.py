"""Why there is no PDF."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class PressMissingError(AnticipatedError):
    """The machine has no Pango, or no Japanese font."""

    code = "pdf.missing"
    message = _(
        "このサーバーでは、まだPDFを作れません。システムの管理者に「mannaka doctor」を実行してもらってください。"
    )


class PressBusyError(AnticipatedError):
    """Others print at this moment."""

    code = "pdf.busy"
    message = _("ほかの印刷が続いています。少し待ってから、もう一度お試しください。")


class SheetTooLongError(AnticipatedError):
    """So much text that the press was stopped."""

    code = "pdf.too_long"
    message = _("記録が長すぎるため、PDFを作れませんでした。「画面で開く」をお使いください。")


class PressFailedError(Exception):
    """The press met what it refuses, or broke: a mistake of ours, not of the person who prints."""
