"""What is known of a section, in the spelling in which it is stored."""

import re
from dataclasses import dataclass

from mannaka_kit import japanese
from tenants.organisation.errors import InvalidCodeError, InvalidTelephoneError, MissingNameError

_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")
_LENGTHS_OF_NUMBERS = (10, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFacts:
    """A section's name, reading and telephone number."""

    name: str
    name_kana: str
    telephone: str


def require_code(typed: str) -> str:
    """Return the code, half-width and lower-case.

    :raises InvalidCodeError: if it is not short ASCII.
    """
    code = japanese.fold_width(typed).strip().lower()
    if not _CODE.fullmatch(code):
        raise InvalidCodeError(field="code")
    return code


def require_facts(*, name: str, name_kana: str, telephone: str) -> SectionFacts:
    """Return the facts with the reading in katakana and the telephone number half-width.

    :raises MissingNameError: if the name or its reading is empty.
    :raises InvalidTelephoneError: if a number is given that nobody could dial.
    """
    for field, value in (("name", name), ("name_kana", name_kana)):
        if not value.strip():
            raise MissingNameError(field=field)
    number = japanese.fold_width(telephone).strip()
    if number and len(japanese.telephone_digits(number)) not in _LENGTHS_OF_NUMBERS:
        raise InvalidTelephoneError(field="telephone")
    kana = " ".join(japanese.fold_kana(name_kana).split())
    return SectionFacts(name=name.strip(), name_kana=kana, telephone=number)
