"""
Corporate numbers (法人番号): thirteen digits, of which the first checks the other twelve.

As the tax agency lays down: the twelve digits from the right are weighed 1, 2, 1, 2 …; the check digit is nine less
the rest of their sum divided by nine.
"""

import re
from typing import Final

from case_core.sheets.errors import CheckDigitError, CorporateNumberError
from mannaka_kit.japanese import fold_width

_DECORATION: Final = re.compile(r"[\s‐–—−-]")
_NUMBER: Final = re.compile(r"[0-9]{13}")
_NINE: Final = 9


def read_corporate_number(text: str, *, field: str = "corporate_number") -> str:
    """
    Return the thirteen digits of what was typed, full width or with dashes; nothing stays nothing.

    :raises CorporateNumberError: it is not thirteen digits.
    :raises CheckDigitError: the first digit does not fit the others.
    """
    number = _DECORATION.sub("", fold_width(text))
    if not number:
        return ""
    if not _NUMBER.fullmatch(number):
        raise CorporateNumberError(field=field)
    if int(number[0]) != check_digit(number[1:]):
        raise CheckDigitError(field=field)
    return number


def check_digit(twelve: str) -> int:
    """Return the digit that stands before twelve others."""
    weighed = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(twelve)))
    return _NINE - weighed % _NINE
