import pytest

from case_core.search.days import days_in


def lexemes(text: str) -> list[str]:
    return [day.lexeme for day in days_in(text) if day.exists]


@pytest.mark.parametrize(
    "text", ["令和6年3月3日", "R6.3.3", "r6.3.3", "2024-03-03", "2024/3/3", "2024年3月3日", "令和六年三月三日"]
)
def test_a_day_is_one_word_however_it_is_written(text: str) -> None:
    assert lexemes(f"窓口に{text}に来た") == ["d:2024-03-03"]


@pytest.mark.parametrize(
    ("text", "lexeme"),
    [
        ("平成元年1月8日", "d:1989-01-08"),
        ("S64.1.7", "d:1989-01-07"),
        ("令和三年十二月三十一日", "d:2021-12-31"),
        ("R4.11", "d:2022-11"),
        ("令和2年", "d:2020"),
        ("平成31年", "d:2019"),
        ("H15年度", "f:2003"),
    ],
)
def test_eras_months_years_and_fiscal_years_are_understood(text: str, lexeme: str) -> None:
    assert lexemes(text) == [lexeme]


def test_a_day_is_found_by_its_month_and_year_too() -> None:
    (day,) = days_in("R6.3.3")
    assert day.lexemes == ["d:2024", "d:2024-03", "d:2024-03-03"]


@pytest.mark.parametrize("text", ["平成40年", "昭和64年1月8日", "令和6年2月30日", "大正16年"])
def test_a_day_that_never_was_is_told_apart(text: str) -> None:
    (day,) = days_in(text)
    assert not day.exists


@pytest.mark.parametrize("text", ["0898-22-1234", "090-1234-5678", "2026-0412", "3.14", "第3回", "12345年目"])
def test_other_numbers_are_no_days(text: str) -> None:
    assert lexemes(text) == []
