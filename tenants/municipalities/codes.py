"""Municipality codes (全国地方公共団体コード): five digits and a check digit."""

from tenants.municipalities.errors import InvalidCodeError

_WEIGHTS = (6, 5, 4, 3, 2)
_LENGTH = 6
_PREFECTURES = range(1, 48)


def check_digit(body: str) -> str:
    """Return the check digit of the five leading digits: weights 6-5-4-3-2, modulus 11 (総務省 検査数字)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return str((11 - total % 11) % 10)


def require_code(code: str) -> str:
    """
    Return the code where it is well formed.

    :raises InvalidCodeError: it is not six digits, names no prefecture, or its check digit is wrong.
    """
    if len(code) != _LENGTH or not (code.isascii() and code.isdigit()):
        raise InvalidCodeError.of_form(code)
    if int(code[:2]) not in _PREFECTURES:
        raise InvalidCodeError.of_prefecture(code)
    if check_digit(code[:5]) != code[5]:
        raise InvalidCodeError.of_check_digit(code, check_digit(code[:5]))
    return code
