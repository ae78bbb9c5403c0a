"""Filters on people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import Q
from django.db.models.functions import Collate, Reverse

from mannaka_kit import japanese

if TYPE_CHECKING:
    from case_core.parties.models import Person  # noqa: F401 - named in the base class's type

# Byte by byte, whatever the database's own order: then one index finds a beginning, and gives what it finds in order.
NAME_IN_BYTES: Final = Collate("name_folded", "C")
KANA_IN_BYTES: Final = Collate("kana_folded", "C")
DIGITS_IN_BYTES: Final = Collate("digits", "C")
DIGITS_FROM_END: Final = Collate(Reverse("digits"), "C")
FEWEST_DIGITS: Final = 4
FEWEST_KANA: Final = 2


class PersonQuerySet(models.QuerySet["Person"]):
    """People, narrowed by what is known of them."""

    def themselves(self) -> PersonQuerySet:
        """Leave out those who turned out to be somebody else."""
        return self.filter(merged_into__isnull=True)

    def perhaps(self, *, telephone: str = "", kana: str = "") -> PersonQuerySet:
        """Keep those whose number ends so (4 digits at least) or whose reading begins so (2 characters at least)."""
        digits, reading = japanese.telephone_digits(telephone), japanese.fold_name(kana)
        asked = Q()
        if len(digits) >= FEWEST_DIGITS:
            asked |= Q(from_end__startswith=digits[::-1])
        if len(reading) >= FEWEST_KANA:
            asked |= Q(kana__startswith=reading)
        return self.alias(from_end=DIGITS_FROM_END, kana=KANA_IN_BYTES).filter(asked) if asked else self.none()
