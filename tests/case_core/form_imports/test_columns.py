import pytest

from case_core.form_imports.columns import fits, guess_columns, require_columns
from case_core.form_imports.errors import ColumnsMissingError, ColumnTwiceError
from tests.support.form_imports import COLUMNS, HEADINGS


def test_columns_are_guessed_by_their_headings() -> None:
    assert guess_columns(HEADINGS) == COLUMNS
    other = ("予約ID", "申込日", "予約日", "開始時刻", "終了時刻", "お名前", "お名前（フリガナ）", "TEL", "E-mail")
    assert guess_columns(other) == {
        "key": "予約ID",
        "day": "予約日",
        "time": "開始時刻",
        "name": "お名前",
        "telephone": "TEL",
        "email": "E-mail",
    }


def test_a_file_without_a_column_that_was_chosen_is_asked_about_again() -> None:
    assert fits(COLUMNS, HEADINGS)
    assert not fits(COLUMNS, HEADINGS[1:])
    assert not fits({}, HEADINGS)


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"moment": "a", "telephone": "b"},
        {"name": "a", "telephone": "b", "day": "c"},
        {"name": "a", "moment": "b", "about": "c"},
    ],
)
def test_without_name_time_and_contact_nothing_can_be_booked(columns: dict[str, str]) -> None:
    with pytest.raises(ColumnsMissingError):
        require_columns(columns)


def test_a_column_means_one_thing() -> None:
    with pytest.raises(ColumnTwiceError):
        require_columns({"name": "a", "moment": "b", "telephone": "c", "about": "c"})
