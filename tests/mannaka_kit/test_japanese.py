from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mannaka_kit import japanese
from mannaka_kit.japanese.variants import VARIANTS


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
    ("told", "shown"),
    [
        ("0898361500", "0898-36-1500"),
        ("０８９８３６１５００", "0898-36-1500"),
        ("0345671234", "03-4567-1234"),
        ("0499212345", "04992-1-2345"),
        ("09012345678", "090-1234-5678"),
        ("0120123456", "0120-123-456"),
        ("+81 898 36 1500", "0898-36-1500"),
        ("+82 2 312 3456", "+82 2-312-3456"),
        ("110", "110"),
        ("0898-36-1500（夜）", "0898-36-1500（夜）"),
        ("049812345", "049812345"),
        ("", ""),
    ],
)
def test_a_telephone_number_has_the_hyphens_that_its_area_has(told: str, shown: str) -> None:
    assert japanese.hyphenated(told) == shown


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


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("渡邊", "渡辺"),
        ("渡邉　太郎", "渡辺太郎"),
        ("髙﨑", "高崎"),
        ("齋藤", "斉藤"),
        ("濵田 惠", "浜田恵"),
        ("葛\U000e0100城", "葛城"),
        ("佐々木", "佐佐木"),
        ("ｵﾁ ｼﾞﾝｼﾞ", "おちじんじ"),
        ("キヨウコ", "きょうこ"),
        ("シヅカ", "しずか"),
        ("ﾁﾝ･ｳﾞｧﾝ・ｱﾝ", "チン ヴァン アン"),
        ("Ｌee", "LEE"),
    ],
)
def test_a_name_is_one_name_however_it_is_written(typed: str, known: str) -> None:
    assert japanese.fold_name(typed) == japanese.fold_name(known) != ""


def test_different_names_stay_different() -> None:
    names = ["渡辺", "渡部", "越智", "李", "高橋", "高崎", "山本", "山元", "オチ", "オノ", "コウノ", "カワノ"]
    assert len({japanese.fold_name(name) for name in names}) == len(names)


@given(st.text())
def test_folding_a_name_twice_changes_nothing_more(text: str) -> None:
    assert japanese.fold_name(japanese.fold_name(text)) == japanese.fold_name(text)


def test_no_character_of_a_name_is_the_old_shape_of_another_old_shape() -> None:
    old = [variant for shapes in VARIANTS.values() for variant in shapes]
    assert len(old) == len(set(old))
    assert not set(old) & set(VARIANTS)


@pytest.mark.parametrize(
    ("name", "pieces"),
    [("渡邊 一郎", ["渡辺", "辺一", "一郎"]), ("李", ["李"]), ("ヤマ", ["ヤマ"]), ("　", []), ("ハハハハ", ["ハハ"])],
)
def test_a_name_falls_into_its_neighbouring_characters(name: str, pieces: list[str]) -> None:
    assert japanese.bigrams(name) == pieces
