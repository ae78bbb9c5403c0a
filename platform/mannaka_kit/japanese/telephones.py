"""Telephone numbers as people in Japan write them down."""

import re
from typing import Final

from mannaka_kit.japanese.text import fold_width

_JAPAN: Final = 81
# Signs of a number alone: where somebody wrote a word beside it, their text stays as it is.
_NUMBER: Final = re.compile(r"\+?[0-9][0-9 ()\-]+")


def hyphenated(number: str) -> str:
    """Return a telephone number with its hyphens (0898361500 becomes 0898-36-1500), and anything else as it is."""
    # Loaded with the first number: its tables take longer to load than a command takes to start.
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_valid_number, parse

    text = fold_width(number).strip()
    if not _NUMBER.fullmatch(text):
        return number
    try:
        known = parse(text, "JP")
    except NumberParseException:
        return number
    if not is_valid_number(known):
        return number
    shape = PhoneNumberFormat.NATIONAL if known.country_code == _JAPAN else PhoneNumberFormat.INTERNATIONAL
    return str(format_number(known, shape))
