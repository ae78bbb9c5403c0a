"""Filters on people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Reverse

from mannaka_kit import japanese

if TYPE_CHECKING:
    from case_core.parties.models import Person  # noqa: F401 - named in the base class's type

# However a number was written down, its digits from the end: what is typed of it is their beginning.
REVERSED_DIGITS: Final = Reverse(
    Func(F("telephone"), Value("[^0-9]"), Value(""), Value("g"), function="regexp_replace"),
    output_field=models.TextField(),
)
FEWEST_DIGITS: Final = 4
FEWEST_KANA: Final = 2


class PersonQuerySet(models.QuerySet["Person"]):
    """People, narrowed by what a caller says of themselves."""

    def perhaps(self, *, telephone: str = "", kana: str = "") -> PersonQuerySet:
        """Keep those whose number ends so (4 digits at least) or whose reading begins so (2 characters at least)."""
        digits = japanese.telephone_digits(telephone).removeprefix("0")
        reading = japanese.fold_kana(kana).strip()
        asked = Q()
        if len(digits) >= FEWEST_DIGITS:
            asked |= Q(digits_from_end__startswith=digits[::-1])
        if len(reading) >= FEWEST_KANA:
            asked |= Q(name_kana__startswith=reading)
        return self.alias(digits_from_end=REVERSED_DIGITS).filter(asked) if asked else self.none()
