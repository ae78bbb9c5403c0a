"""What an agreement says."""

from dataclasses import dataclass, replace
from datetime import date

from tenants.partners.data_classes import DataClass
from tenants.partners.errors import (
    AlreadyOverError,
    DataClassesMissingError,
    EndsBeforeItBeginsError,
    PurposeMissingError,
    SignedLaterError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTerms:
    """For what and which facts are shared, and on which days; where the signed paper is."""

    purpose: str
    data_classes: tuple[DataClass, ...]
    valid_from: date
    valid_until: date
    signed_on: date
    document_note: str = ""


def require_whole(terms: AgreementTerms, *, today: date) -> AgreementTerms:
    """Return the terms without spaces at their ends.

    :raises PurposeMissingError: nothing says for what.
    :raises DataClassesMissingError: nothing would be shared.
    :raises EndsBeforeItBeginsError: the last day lies before the first.
    :raises AlreadyOverError: the last day is over.
    :raises SignedLaterError: it is signed on a day to come.
    """
    if not terms.purpose.strip():
        raise PurposeMissingError(field="purpose")
    if not terms.data_classes:
        raise DataClassesMissingError(field="data_classes")
    if terms.valid_until < terms.valid_from:
        raise EndsBeforeItBeginsError(field="valid_until")
    if terms.valid_until < today:
        raise AlreadyOverError(field="valid_until")
    if terms.signed_on > today:
        raise SignedLaterError(field="signed_on")
    return replace(terms, purpose=terms.purpose.strip(), document_note=terms.document_note.strip())
