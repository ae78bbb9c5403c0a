"""Municipality codes are checked by their own check digit."""

import pytest

from tenants.municipalities.codes import check_digit, require_code
from tenants.municipalities.errors import InvalidCodeError


@pytest.mark.parametrize("code", ["382027", "382060", "382051", "011002", "131016", "472018"])
def test_codes_of_real_municipalities_are_accepted(code: str) -> None:
    assert require_code(code) == code


def test_a_remainder_of_zero_gives_one_and_of_one_gives_zero() -> None:
    remainder_zero = next(f"{n:05d}" for n in range(10_000, 48_000) if _remainder(f"{n:05d}") == 0)
    remainder_one = next(f"{n:05d}" for n in range(10_000, 48_000) if _remainder(f"{n:05d}") == 1)

    assert check_digit(remainder_zero) == "1"
    assert check_digit(remainder_one) == "0"


def _remainder(body: str) -> int:
    return sum(int(digit) * weight for digit, weight in zip(body, (6, 5, 4, 3, 2), strict=True)) % 11


@pytest.mark.parametrize("digit", [digit for digit in "0123456789" if digit != "7"])
def test_every_other_check_digit_of_imabari_is_refused_with_the_right_one(digit: str) -> None:
    with pytest.raises(InvalidCodeError) as refused:
        require_code(f"38202{digit}")

    assert refused.value.field == "code"
    assert "7" in str(refused.value)


@pytest.mark.parametrize("code", ["", "38202", "3820277", "38202a", "３８２０２７", "482027", "002020"])
def test_what_is_no_code_at_all_is_refused(code: str) -> None:
    with pytest.raises(InvalidCodeError):
        require_code(code)
