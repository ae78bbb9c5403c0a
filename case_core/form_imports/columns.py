"""What the columns of a form's file mean: chosen by a person, guessed by their headings the first time."""

from collections.abc import Mapping, Sequence
from typing import Final

from case_core.form_imports.errors import ColumnsMissingError, ColumnTwiceError
from case_core.form_imports.states import Field

# The first of these words that stands in a heading decides; fields that are told apart more easily come first.
_HINTS: Final[Mapping[str, tuple[str, ...]]] = {
    Field.EMAIL: ("メール", "mail"),
    Field.TELEPHONE: ("電話", "携帯", "tel", "連絡先"),
    Field.KEY: ("受付番号", "予約番号", "申込番号", "管理番号", "整理番号", "受付id", "予約id"),
    Field.MOMENT: ("予約日時", "希望日時", "開始日時", "相談日時", "日時"),
    Field.DAY: ("予約日", "希望日", "相談日", "日付", "日にち"),
    Field.TIME: ("開始時刻", "開始時間", "時刻", "時間"),
    Field.NAME: ("氏名", "お名前", "名前"),
    Field.ABOUT: ("相談内容", "内容", "備考"),
}
_NOT_MEANT: Final = ("ふりがな", "フリガナ", "カナ", "申込日", "受付日", "登録日", "送信日", "終了", "確認")


def guess_columns(headings: Sequence[str]) -> dict[str, str]:
    """Return which heading each field probably has."""
    left = [heading for heading in headings if not any(word in heading for word in _NOT_MEANT)]
    found: dict[str, str] = {}
    for field, words in _HINTS.items():
        heading = next((each for word in words for each in left if word in each.lower()), None)
        if heading is not None:
            found[field] = heading
            left.remove(heading)
    if Field.MOMENT in found:
        found.pop(Field.DAY, None)
        found.pop(Field.TIME, None)
    return found


def fits(columns: Mapping[str, str], headings: Sequence[str]) -> bool:
    """Tell whether everything that was chosen is in a file."""
    return bool(columns) and set(columns.values()) <= set(headings)


def require_columns(columns: Mapping[str, str]) -> None:
    """
    Let through what can make a booking.

    :raises ColumnsMissingError: somebody without a name, a time, or a way to be reached.
    :raises ColumnTwiceError: one column would mean two things.
    """
    chosen = set(columns)
    has_time = Field.MOMENT in chosen or {Field.DAY, Field.TIME} <= chosen
    if Field.NAME not in chosen or not has_time or not chosen & {Field.TELEPHONE, Field.EMAIL}:
        raise ColumnsMissingError
    if len(set(columns.values())) < len(columns):
        raise ColumnTwiceError
