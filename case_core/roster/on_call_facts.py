"""What is written down of somebody who is telephoned on closed days."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from case_core.roster.errors import (
    DaysNotInOrderError,
    OnCallNotFoundError,
    SectionNotValidError,
    TelephoneWrongError,
    TextMissingError,
)
from case_core.roster.models import OnCallContact
from mannaka_kit import japanese
from tenants.organisation.models import Section
from tenants.organisation.selectors import sections_valid_on

_DIGITS_OF_A_NUMBER: Final = range(10, 12)
# What Japanese keyboards give for a hyphen, after folding the width.
_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212\u30fc\u2500]")


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCallFacts:
    """Who is telephoned, as which, and in which span of days."""

    section_id: int
    position: int
    name: str
    telephone: str
    first: date
    last: date

    def write_to(self, contact: OnCallContact, *, on: date) -> OnCallContact:
        """
        Save the facts.

        :raises TextMissingError: there is no name.
        :raises TelephoneWrongError: the number cannot be one.
        :raises DaysNotInOrderError: the last day lies before the first.
        :raises SectionNotValidError: there is no such section.
        """
        if not self.name.strip():
            raise TextMissingError(field="name")
        if self.last < self.first:
            raise DaysNotInOrderError(field="last")
        contact.section = valid_section(self.section_id, on=on)
        contact.position, contact.name, contact.telephone = self.position, self.name.strip(), self._telephone()
        contact.first, contact.last = self.first, self.last
        contact.save()
        return contact

    def _telephone(self) -> str:
        telephone = _DASHES.sub("-", japanese.fold_width(self.telephone)).strip()
        if len(japanese.telephone_digits(telephone)) not in _DIGITS_OF_A_NUMBER:
            raise TelephoneWrongError(field="telephone")
        return telephone


def valid_section(section_id: int, *, on: date) -> Section:
    """
    Return a section that there is on the day.

    :raises SectionNotValidError: there is none.
    """
    section = sections_valid_on(on).filter(pk=section_id).first()
    if section is None:
        raise SectionNotValidError(field="section")
    return section


def locked_contact(contact_id: int) -> OnCallContact:
    """
    Return somebody of the list, locked until the transaction ends.

    :raises OnCallNotFoundError: there is nobody of this number.
    """
    contact = OnCallContact.objects.select_for_update().filter(pk=contact_id).first()
    if contact is None:
        raise OnCallNotFoundError
    return contact
