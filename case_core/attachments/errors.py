"""What may go wrong with a file, in words for the person at the desk."""

from typing import Self

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError

FIELD = "file"


class AttachmentNotFoundError(RecordNotFoundError):
    """There is no such file, or no such copy of it."""

    code = "attachment.not_found"
    message = _("このファイルは見つかりませんでした。")


class NotCheckedError(InvalidTransitionError):
    """Nobody opens what is not checked."""

    code = "attachment.not_checked"
    message = _("このファイルは、まだ検査が済んでいないため開けません。")


class GoneError(ConflictError):
    """Somebody removed it, or the check refused it, in the meantime."""

    code = "attachment.gone"
    message = _("このファイルは、すでに削除されているか、受け取れなかったものです。")


class ReasonMissingError(AnticipatedError):
    """What is removed leaves its reason."""

    code = "attachment.reason_missing"
    message = _("削除する理由を入力してください。")


class UnfitFileError(AnticipatedError):
    """A file that is not taken; the sentence names it."""

    code = "attachment.unfit"

    @classmethod
    def of(cls, name: str, **told: object) -> Self:
        """Return the error that names the file."""
        return cls(str(cls.message) % {"name": name, **told}, field=FIELD)


class EmptyFileError(UnfitFileError):
    """There is nothing in it."""

    code = "attachment.empty"
    message = _("「%(name)s」には中身がありません。もう一度選んでください。")


class TooLargeError(UnfitFileError):
    """It is larger than any scanner is asked to take."""

    code = "attachment.too_large"
    message = _(
        "「%(name)s」は大きすぎます。1つのファイルは20MBまでです。"
        "写真は小さくし、文書は分けてから、もう一度選んでください。"
    )


class TooManyFilesError(AnticipatedError):
    """More files at once than a person can check over."""

    code = "attachment.too_many"
    message = _("一度に添付できるのは10個までです。分けて添付してください。")


class KindNotTakenError(UnfitFileError):
    """Its content is none of the kinds that are taken."""

    code = "attachment.kind_not_taken"
    message = _(
        "「%(name)s」は、添付できない種類のファイルです。"
        "添付できるのは、写真・画像（JPEG、PNG、WebP、GIF、HEIC）、PDF、テキスト、CSV、Word（docx）、Excel（xlsx）です。"
    )


class MislabelledError(UnfitFileError):
    """Its name says one thing, its content another."""

    code = "attachment.mislabelled"
    message = _(
        "「%(name)s」は、名前の終わりと中身が合いません（中身は%(kind)sです）。"
        "正しいファイルかどうかを、送った方に確かめてください。"
    )


class OldOfficeError(UnfitFileError):
    """A format that may carry macros unseen, or a password."""

    code = "attachment.old_office"
    message = _(
        "「%(name)s」は、古い形式か、パスワードのかかったWord・Excelです。"
        "パスワードを外し、docx か xlsx の形式で保存し直したものを選んでください。"
    )


class MacrosError(UnfitFileError):
    """A document that could run something."""

    code = "attachment.macros"
    message = _("「%(name)s」には、マクロなどの動くしくみが入っています。マクロのない形式で保存し直してください。")


class TooManyPixelsError(UnfitFileError):
    """A picture that would need more memory than a computer has."""

    code = "attachment.too_many_pixels"
    message = _("「%(name)s」は、画像の縦横が大きすぎます（6,000万画素まで）。小さくしてから、もう一度選んでください。")


class DamagedError(UnfitFileError):
    """It begins like something, and cannot be read as that."""

    code = "attachment.damaged"
    message = _("「%(name)s」は壊れているため、読み取れません。もう一度もらってください。")


class InfectedError(UnfitFileError):
    """The scanner knows what is in it."""

    code = "attachment.infected"
    message = _(
        "「%(name)s」からウイルスが見つかりました（%(signature)s）。受け取っていません。"
        "このファイルを開かず、情報担当の課に知らせてください。"
    )


class ScannerAwayError(Exception):
    """Nobody can say whether the file is clean; it stays where it is."""
