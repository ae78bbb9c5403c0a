"""The thirteen digits of a company, checked as the tax agency lays down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_core.sheets.corporate_numbers import check_digit, read_corporate_number
from case_core.sheets.errors import CheckDigitError, CorporateNumberError

# The numbers of the tax agency, of the digital agency, and the one that the tax agency works out as its example.
KNOWN = ["7000012050002", "8000012010038", "8700110005901"]


@pytest.mark.parametrize("number", KNOWN)
def test_numbers_that_are_published_are_right(number: str) -> None:
    assert read_corporate_number(number) == number


def test_a_number_is_read_as_people_write_it() -> None:
    assert read_corporate_number("７-0000-1205-0002") == "7000012050002"
    assert read_corporate_number(" 7 0000 1205 0002 ") == "7000012050002"
    assert read_corporate_number("") == ""


@pytest.mark.parametrize("typed", ["700001205000", "70000120500022", "七〇〇〇", "T000012050002", "-" * 5 + "1"])
def test_other_than_thirteen_digits_is_no_number(typed: str) -> None:
    with pytest.raises(CorporateNumberError):
        read_corporate_number(typed)


@given(base=st.text("0123456789", min_size=12, max_size=12), place=st.integers(0, 11), wrong=st.integers(1, 8))
def test_one_mistyped_digit_is_seen_unless_nine_takes_the_place_of_nought(base: str, place: int, wrong: int) -> None:
    number = f"{check_digit(base)}{base}"
    assert read_corporate_number(number) == number
    digit = (int(base[place]) + wrong) % 10
    mistyped = base[:place] + str(digit) + base[place + 1 :]
    same = (digit - int(base[place])) * (1 + (11 - place) % 2) % 9 == 0
    if same:
        assert check_digit(mistyped) == check_digit(base)
    else:
        with pytest.raises(CheckDigitError):
            read_corporate_number(number[0] + mistyped)
