"""What may go wrong at the door."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class MatterMissingError(AnticipatedError):
    """A matter needs words."""

    code = "intake.matter_missing"
    message = _("ご相談の内容を入力してください。")


class ReceiptNotFoundError(AnticipatedError):
    """No receipt has this number and secret."""

    code = "intake.receipt_not_found"
    message = _("受付番号か合言葉が違うようです。控えをご確認ください。")
