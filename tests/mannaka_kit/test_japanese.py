from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mannaka_kit import japanese


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("おち", "オチ"), ("ｵﾁ", "オチ"), ("ガ", "ガ"), ("ｶﾞ", "ガ"), ("ゔぁいおりん", "ヴァイオリン"), ("Ａｂ１", "Ab1")],
)
def test_kana_of_every_width_become_katakana(typed: str, folded: str) -> None:
    assert japanese.fold_kana(typed) == folded


def test_folding_for_search_evens_case_and_spaces() -> None:
    assert japanese.fold("　Ｏｃｈｉ　 たろう ") == "ochi タロウ"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert japanese.fold_kana(japanese.fold_kana(text)) == japanese.fold_kana(text)


@pytest.mark.parametrize(
    "typed", ["０８９８−３２−５２００", "0898-32-5200", "(0898) 32 5200", "+81 898-32-5200", "+81(0)898-32-5200"]
)
def test_a_telephone_number_is_one_number_however_it_is_typed(typed: str) -> None:
    assert japanese.telephone_digits(typed) == "0898325200"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 1, 15), "令和8年1月15日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1926, 12, 24), "大正15年12月24日"),
        (date(1868, 10, 22), "1868年10月22日"),
    ],
)
def test_a_date_is_written_in_its_era(day: date, written: str) -> None:
    assert japanese.era_date(day) == written


@pytest.mark.parametrize("typed", ["R8", "r8", "Ｒ８", "令和8", "令和８年", " 2026 ", "2026年"])
def test_a_year_is_read_in_either_calendar(typed: str) -> None:
    assert japanese.parse_year(typed) == 2026


@pytest.mark.parametrize("typed", ["", "R", "R0", "H32", "S65", "令和", "26", "あ"])
def test_a_year_that_was_not_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="year"):
        japanese.parse_year(typed)


@pytest.mark.parametrize(
    "typed", ["令和8年1月15日", "R8.1.15", "R8/1/15", "2026-01-15", "２０２６年１月１５日", "2026/1/15"]
)
def test_a_date_is_read_in_either_calendar(typed: str) -> None:
    assert japanese.parse_date(typed) == date(2026, 1, 15)


@pytest.mark.parametrize("typed", ["平成31年5月1日", "R1.4.30", "昭和64年1月8日", "2026-02-30", "2026", "R8.1", ""])
def test_a_date_outside_its_era_or_calendar_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"date|day"):
        japanese.parse_date(typed)


@given(st.dates(min_value=date(1873, 1, 1), max_value=date(2100, 12, 31)))
def test_every_date_written_is_read_back(day: date) -> None:
    written = japanese.era_date(day)
    assert japanese.parse_date(written) == day
    assert japanese.era_date(day + timedelta(days=1)) != written


@pytest.mark.parametrize(("text", "storable"), [("今治", True), ("𠮷", True), ("a\ud800", False), ("a\x00b", False)])
def test_only_text_the_database_can_hold_is_storable(text: str, storable: bool) -> None:
    assert japanese.is_storable(text) is storable
