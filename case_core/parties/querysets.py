"""Filters on people: each looks up the beginning of a few rows of one index, and so costs the same in every city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import F
from django.db.models.functions import Collate, Reverse

from mannaka_kit import japanese

if TYPE_CHECKING:
    from datetime import date

    from case_core.parties.models import Person  # noqa: F401 - named in the base class's type

# Byte by byte, whatever the database's own order: then one index finds a beginning, and gives what it finds in order.
NAME_IN_BYTES: Final = Collate("name_folded", "C")
KANA_IN_BYTES: Final = Collate("kana_folded", "C")
DIGITS_IN_BYTES: Final = Collate("digits", "C")
DIGITS_FROM_END: Final = Collate(Reverse("digits"), "C")


class PersonQuerySet(models.QuerySet["Person"]):
    """People, narrowed by what is known of them."""

    def themselves(self) -> PersonQuerySet:
        """Leave out those who turned out to be somebody else."""
        return self.filter(merged_into__isnull=True)

    def named_from(self, name: str, *, most: int) -> PersonQuerySet:
        """Keep a few whose name begins so: who is called just so, the newest first, then longer names."""
        return self._from(NAME_IN_BYTES, japanese.fold_name(name), most)

    def read_from(self, kana: str, *, most: int) -> PersonQuerySet:
        """Keep a few whose reading begins so."""
        return self._from(KANA_IN_BYTES, japanese.fold_name(kana), most)

    def called_from(self, digits: str, *, most: int) -> PersonQuerySet:
        """Keep a few whose telephone number begins so."""
        return self._from(DIGITS_IN_BYTES, digits, most)

    def called_to(self, digits: str, *, most: int) -> PersonQuerySet:
        """Keep a few whose telephone number ends so."""
        return self._from(DIGITS_FROM_END, digits[::-1], most)

    def born_on(self, day: date, *, most: int) -> PersonQuerySet:
        """Keep a few who were born on a day, the newest first."""
        return self.filter(birth_date=day).order_by("-pk")[:most]

    def named_with(self, text: str, *, most: int) -> PersonQuerySet:
        """Keep a few in whose name or reading each two neighbouring characters of the text stand, the newest first."""
        # Sorted by a sum, not by the key: a walk along the keys would read everybody where hardly anybody is found.
        return self.filter(pieces__contains=japanese.bigrams(text)).order_by((F("id") + 0).desc())[:most]

    def _from(self, column: Collate, text: str, most: int) -> PersonQuerySet:
        return self.alias(begins=column).filter(begins__startswith=text).order_by("begins", "-pk")[:most]
