"""What may go wrong with files of booking forms, in words for the administrator."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, InvalidTransitionError, NotFoundError


class ImportNotFoundError(NotFoundError):
    """There is no such form or import."""

    code = "form_import.not_found"
    message = _("この取り込みは見つかりませんでした。")


class FormNameMissingError(AnticipatedError):
    """A form is called something."""

    code = "form_import.name_missing"
    message = _("入力してください。")


class FormNameTakenError(AnticipatedError):
    """Two forms of one name would be mixed up."""

    code = "form_import.name_taken"
    message = _("この名前の予約フォームが、すでにあります。")


class WayNotOfOfferError(AnticipatedError):
    """The offer is not to be had in this way."""

    code = "form_import.way_not_of_offer"
    message = _("この予約の枠では、この方法を受け付けていません。")


class NotATableError(AnticipatedError):
    """The file is no list with a line of headings."""

    code = "form_import.not_a_table"
    message = _(
        "CSVのファイルとして読めませんでした。予約フォームから書き出したファイルを、開かずにそのまま選んでください。"
    )


class EncodingUnknownError(AnticipatedError):
    """The file is in neither of the encodings that forms write."""

    code = "form_import.encoding"
    message = _("文字コードが分かりませんでした。Shift_JIS（Excelの標準）かUTF-8で書き出してください。")


class FileTooLargeError(AnticipatedError):
    """There is more in the file than one import takes."""

    code = "form_import.too_large"
    message = _("ファイルが大きすぎます（1MB、1,000行まで）。期間を分けて書き出してください。")


class ColumnsMissingError(AnticipatedError):
    """Without these columns no row can be a booking."""

    code = "form_import.columns_missing"
    message = _(
        "「お名前」の列、「日時」か「日にち」と「時刻」の列、「電話番号」か「メールアドレス」の列を選んでください。"
    )


class ColumnTwiceError(AnticipatedError):
    """One column means one thing."""

    code = "form_import.column_twice"
    message = _("同じ列を、ふたつの内容に使っています。")


class ImportEndedError(InvalidTransitionError):
    """Its state does not lead there."""

    code = "form_import.ended"
    message = _("この取り込みは、すでに始まっているか終わっています。")
