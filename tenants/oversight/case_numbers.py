"""What a case is called: the log keeps its id, people know its number. Whoever keeps the cases tells it here."""

from collections.abc import Collection, Mapping
from typing import Protocol

from tenants.accounts.actor import Actor


class CaseNumbers(Protocol):
    """Translates between the ids of cases and the numbers that people know."""

    def numbers_of(self, viewer: Actor, case_ids: Collection[int]) -> Mapping[int, str]:
        """Return the numbers of these cases by id."""

    def id_of(self, viewer: Actor, number: str) -> int | None:
        """Return the id of the case with this number."""


class _Register:
    """Holds who knows the numbers."""

    known: CaseNumbers | None = None


def register(numbers: CaseNumbers) -> None:
    """Say who knows the numbers; once, when the programme starts."""
    _Register.known = numbers


def numbers_of(viewer: Actor, case_ids: Collection[int]) -> Mapping[int, str]:
    """Return the numbers of these cases by id; none where nobody knows them."""
    return _Register.known.numbers_of(viewer, case_ids) if _Register.known and case_ids else {}


def id_of(viewer: Actor, number: str) -> int | None:
    """Return the id of the case with this number."""
    return _Register.known.id_of(viewer, number) if _Register.known else None
