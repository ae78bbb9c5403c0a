"""Files of a booking form, and their way into the bookings; the clock stands on Tuesday, 13 January 2026, 9:40."""

import csv
import io
from collections.abc import Sequence

from case_core.bookings.models import BookingOffer
from case_core.form_imports.actions.change_columns import change_columns
from case_core.form_imports.actions.create_form import create_form
from case_core.form_imports.actions.start_import import start_import
from case_core.form_imports.actions.upload_file import upload_file
from case_core.form_imports.models import BookingImport, ImportForm
from tests.support.cases import AT
from tests.support.cast import Cast

HEADINGS = ("受付番号", "希望日時", "氏名", "電話番号", "メールアドレス", "相談内容")
COLUMNS = {
    "key": "受付番号",
    "moment": "希望日時",
    "name": "氏名",
    "telephone": "電話番号",
    "email": "メールアドレス",
    "about": "相談内容",
}
TEN_ROW = ("R-1", "2026/1/14 10:00", "田中 花子", "０９０ー１２３４ー５６７８", "", "家計のこと\n二行目")
ELEVEN_ROW = ("R-2", "令和8年1月14日（水）午前11時", "李", "0898-36-1234", "", "")


def a_file(*rows: Sequence[str], headings: Sequence[str] = HEADINGS, encoding: str = "cp932") -> bytes:
    """Return a CSV file as Japanese Excel writes it."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([headings, *rows])
    return made.getvalue().encode(encoding)


def a_form(cast: Cast, offer: BookingOffer, *, way: str = "counter") -> ImportForm:
    """Return a booking form whose columns were chosen."""
    form = create_form(name="ホームページの予約", offer_id=offer.pk, way=way, actor=cast.mio, at=AT)
    return change_columns(form_id=form.pk, columns=COLUMNS, actor=cast.mio, at=AT)


def uploaded(cast: Cast, form: ImportForm, content: bytes) -> BookingImport:
    """Choose a file."""
    return upload_file(form_id=form.pk, content=content, actor=cast.mio, at=AT)


def started(cast: Cast, form: ImportForm, content: bytes) -> BookingImport:
    """Choose a file and let it be taken in."""
    return start_import(import_id=uploaded(cast, form, content).pk, actor=cast.mio, at=AT)
