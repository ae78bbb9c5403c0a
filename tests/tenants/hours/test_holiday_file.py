"""The Cabinet Office's file: what is read, and what is told row by row."""

from datetime import date, timedelta

import jpholiday
import pytest

from tenants.hours.holiday_file import HEADER, HolidayFile, header_and_rows, read_holidays
from tenants.hours.national_holidays import HolidayList, holiday_kind, names_by_law

FIRST_LINE = ",".join(HEADER)


def official(first: int, last: int) -> bytes:
    """Write a list as the Cabinet Office writes it: cp932, CRLF, and both unnamed kinds called 「休日」."""
    days = (
        date(first, 1, 1) + timedelta(days=number) for number in range((date(last, 12, 31) - date(first, 1, 1)).days)
    )
    rows = [(day, str(jpholiday.is_holiday_name(day))) for day in days if jpholiday.is_holiday(day)]
    lines = [f"{day.year}/{day.month}/{day.day},{'休日' if '休日' in name else name}" for day, name in rows]
    return "\r\n".join([FIRST_LINE, *lines, ""]).encode("cp932")


def lines(*rows: str) -> HolidayFile:
    return read_holidays("\r\n".join([FIRST_LINE, "2026/1/1,元日", *rows]).encode("cp932"))


def test_the_official_file_is_read_and_its_unnamed_days_are_told_apart() -> None:
    found = read_holidays(official(2019, 2033))
    assert found.errors == []
    assert found.listed[date(2026, 5, 6)] == found.listed[date(2026, 9, 22)] == "休日"
    names = HolidayList.of(found.listed).names
    for year in range(2019, 2034):
        ours = {day: holiday_kind(name) for day, name in names.items() if day.year == year}
        assert ours == {day: holiday_kind(name) for day, name in names_by_law(year).items()}


def test_what_is_written_is_read_again() -> None:
    listed = read_holidays(official(2026, 2026)).listed
    assert read_holidays(header_and_rows(listed).encode("cp932")).listed == listed


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2026/2/30,ない日", "日付を読み取れません：2026/2/30"),
        ("二月,何か", "日付を読み取れません：二月"),
        ("2026/2/11,", "祝日の名前は"),
        ("2026/2/11", "祝日の名前は"),
        (f"2026/2/11,{'あ' * 51}", "祝日の名前は"),
        ("2026/1/1,元日", "2026/1/1 が2回あります（2行目と同じ日です）"),
        ('"2026/2/11,建国', "日付を読み取れません"),
    ],
)
def test_a_wrong_row_is_told_with_its_number_and_the_others_are_read(row: str, words: str) -> None:
    found = lines("２０２６／２／２３,天皇誕生日", row)
    assert [(error.row, words in error.words) for error in found.errors] == [(4, True)]
    assert date(2026, 2, 23) in found.listed


def test_another_encoding_another_file_and_an_empty_one_are_told() -> None:
    text = f"{FIRST_LINE}\n2026/1/1,元日\n"
    for content, words in (
        (text.encode(), "文字コードが違います（UTF-8"),
        (text.encode("utf-8-sig"), "文字コードが違います（UTF-8"),
        (text.encode("utf-16"), "ではないようです"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "ではないようです"),
        ("日,名前\n2026/1/1,元日".encode("cp932"), "ではないようです"),
        (b"", "ではないようです"),
        (FIRST_LINE.encode("cp932"), "祝日の行がありません"),
    ):
        errors = read_holidays(content).errors
        assert len(errors) == 1, words
        assert words in errors[0].words


def test_a_year_that_was_cut_off_is_told() -> None:
    assert "2027年の元日がありません" in lines("2027/2/11,建国記念の日").errors[0].words
