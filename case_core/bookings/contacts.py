"""How somebody who booked is reached, in the spelling in which it is stored and compared."""

import re
from dataclasses import dataclass
from typing import Final

from case_core.bookings.errors import ContactMissingError, NameMissingError, TelephoneWrongError
from case_core.bookings.states import BookingWay
from mannaka_kit import japanese

_DIGITS_OF_A_NUMBER: Final = range(10, 12)
# What Japanese keyboards give for a hyphen, after folding the width.
_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212\u30fc\u2500]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody who books tells of themselves; the rest may stay empty."""

    name: str
    telephone: str = ""
    email: str = ""
    about: str = ""
    needs: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    language: str = "ja"
    thread_id: int | None = None  # where they write to us, if they want to be told there


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A name and the ways to reach it, each as it was typed and as it is compared."""

    name: str
    telephone: str
    email: str
    digits: str
    email_folded: str


def fold_telephone(typed: str) -> str:
    """Return a number in half-width digits, with plain hyphens."""
    return _DASHES.sub("-", japanese.fold_width(typed)).strip()


def require_contact(told: Told, *, way: str) -> Contact:
    """
    Return how the person is reached.

    :raises NameMissingError: there is no name at all.
    :raises TelephoneWrongError: the number cannot be one, or a talk by telephone has none.
    :raises ContactMissingError: there is neither a number nor a mail address.
    """
    if not told.name.strip():
        raise NameMissingError(field="name")
    telephone = fold_telephone(told.telephone)
    digits = japanese.telephone_digits(telephone)
    if (telephone or way == BookingWay.TELEPHONE) and len(digits) not in _DIGITS_OF_A_NUMBER:
        raise TelephoneWrongError(field="telephone")
    email = told.email.strip()
    if not digits and not email:
        raise ContactMissingError(field="telephone")
    return Contact(
        name=told.name.strip(), telephone=telephone, email=email, digits=digits, email_folded=japanese.fold(email)
    )
