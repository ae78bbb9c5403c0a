"""How telephone systems write numbers, and why they do not."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from mannaka_sdk import NumberHidden

LONGEST: Final = 16
_SCHEME: Final = re.compile(r"^(?:sips?|tel):", re.IGNORECASE)
_NOT_DIGIT: Final = re.compile(r"[^0-9]")
_WORDS: Final[Mapping[str, NumberHidden]] = {
    "P": NumberHidden.BY_CALLER,
    "ANONYMOUS": NumberHidden.BY_CALLER,
    "PRIVATE": NumberHidden.BY_CALLER,
    "WITHHELD": NumberHidden.BY_CALLER,
    "非通知": NumberHidden.BY_CALLER,
    "C": NumberHidden.PUBLIC_PHONE,
    "PAYPHONE": NumberHidden.PUBLIC_PHONE,
    "公衆電話": NumberHidden.PUBLIC_PHONE,
    "S": NumberHidden.SERVICE_CONFLICT,
    "サービス競合": NumberHidden.SERVICE_CONFLICT,
    "O": NumberHidden.UNAVAILABLE,
    "UNAVAILABLE": NumberHidden.UNAVAILABLE,
    "UNKNOWN": NumberHidden.UNAVAILABLE,
    "表示圏外": NumberHidden.UNAVAILABLE,
}


def read_caller(number: str, reason: str = "") -> tuple[str, NumberHidden | None]:
    """Return the caller's number and why there is none; neither where nothing was told."""
    hidden = _WORDS.get(_plain(reason)) or _WORDS.get(_plain(number))
    if hidden is not None:
        return "", hidden
    found = national(number)
    return found, None if found or not number.strip() else NumberHidden.UNAVAILABLE


def national(text: str) -> str:
    """
    Return a number as it is dialled in Japan, or with its country code where it is of another one; else nothing.

    Numbers are written `+81898…`, `010…`, as SIP addresses, with hyphens, in wide digits.
    """
    said = _SCHEME.sub("", unicodedata.normalize("NFKC", text[:200]).strip())
    said = re.split(r"[@;]", said, maxsplit=1)[0]
    digits = _NOT_DIGIT.sub("", said)
    if not said.startswith("+") and digits.startswith("010") and len(digits) > len("09012345678"):
        said, digits = "+", digits.removeprefix("010")
    if said.startswith("+"):
        digits = f"0{digits[2:].removeprefix('0')}" if digits.startswith("81") else f"+{digits}" if digits else ""
    return digits if len(digits) <= LONGEST else ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:40]).strip().upper()
