from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_core.form_imports.errors import EncodingUnknownError, FileTooLargeError, NotATableError
from case_core.form_imports.table import MOST_ROWS, read_table
from mannaka_kit.errors import AnticipatedError
from tests.support.form_imports import ELEVEN_ROW, HEADINGS, TEN_ROW, a_file


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig"])
def test_the_encoding_is_found(encoding: str) -> None:
    table = read_table(a_file(TEN_ROW, ELEVEN_ROW, encoding=encoding))
    assert table.encoding == encoding
    assert table.headings == HEADINGS
    assert table.lines[0].cells["氏名"] == "田中 花子"


def test_rows_have_the_numbers_that_a_spreadsheet_shows() -> None:
    table = read_table(a_file(TEN_ROW, ("", "", "", "", "", ""), ELEVEN_ROW))
    assert [line.number for line in table.lines] == [2, 4]
    assert table.lines[0].cells["相談内容"] == "家計のこと\n二行目"


def test_columns_of_one_heading_are_told_apart() -> None:
    table = read_table(a_file(("a", "b", "c"), headings=("名前", "名前", "")))
    assert table.headings == ("名前（1）", "名前（2）", "（3）")


def test_a_file_with_tabs_is_a_table() -> None:
    assert read_table("氏名\t電話\n李\t0898\n".encode()).lines[0].cells == {"氏名": "李", "電話": "0898"}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotATableError),
        (a_file(), NotATableError),
        ('氏名,電話\n"李,0898\n'.encode(), NotATableError),
        ("氏名,電話\n李\x00,0898\n".encode(), NotATableError),
        (b"\xff\xfe\x00\x81", EncodingUnknownError),
        (b"\xef\xbb\xbf\xff\xff", EncodingUnknownError),
        (a_file(*[TEN_ROW] * (MOST_ROWS + 1)), FileTooLargeError),
        (b"a" * 1_000_001, FileTooLargeError),
    ],
)
def test_what_is_no_table_is_told(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_table(content)


@given(st.binary(max_size=300))
def test_whatever_comes_is_a_table_or_told_in_words(content: bytes) -> None:
    with suppress(AnticipatedError):
        assert read_table(content).lines
