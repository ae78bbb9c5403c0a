"""Japanese text as people type it: width, kana, digits."""

import re
import unicodedata

# Hiragana and katakana stand in the same order, 0x60 apart.
_KATAKANA = {code: code + 0x60 for code in [*range(0x3041, 0x3097), 0x309D, 0x309E]}
_NOT_DIGITS = re.compile(r"[^0-9]")


def fold_width(text: str) -> str:
    """Return the text with full-width letters, half-width kana and the like made one (NFKC)."""
    return unicodedata.normalize("NFKC", text)


def fold_kana(text: str) -> str:
    """Return the text with width folded and hiragana turned to katakana, for comparing readings."""
    return fold_width(text).translate(_KATAKANA)


def fold(text: str) -> str:
    """Return the text as search compares it: width, kana and case folded, spaces single."""
    return " ".join(fold_kana(text).casefold().split())


def digits(text: str) -> str:
    """Return only the digits of the text, half-width."""
    return _NOT_DIGITS.sub("", fold_width(text))


def telephone_digits(text: str) -> str:
    """Return a telephone number as digits in the national form (+81 90… becomes 090…)."""
    folded = fold_width(text).strip()
    number = digits(folded)
    if folded.startswith("+81"):
        return "0" + number.removeprefix("81").removeprefix("0")
    return number


def is_storable(text: str) -> bool:
    """Tell whether the database can hold the text: no lone surrogate, no NUL."""
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
