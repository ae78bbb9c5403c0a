"""Who may be meant by what was typed so far: a name, a reading, a telephone number, a day of birth."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from case_core.parties.models import Person
from mannaka_kit import japanese

# Each index is asked for so many at most; the few that are shown are the likest of all that were found.
_EACH: Final = 30
_FEWEST_DIGITS: Final = 4
# The area's own number begins most numbers of a city: fewer digits than this say nothing from their beginning.
_FEWEST_FROM_BEGINNING: Final = 7
_FEWEST_KANA: Final = 2
_FIRST_IDEOGRAPH: Final = "\u3400"

NAME: Final = _("お名前")
KANA: Final = _("ふりがな")
TELEPHONE: Final = _("電話番号")
BIRTH_DATE: Final = _("生年月日")

if TYPE_CHECKING:
    from django.db.models import QuerySet

Found: TypeAlias = "QuerySet[Person, Person]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What has been typed so far of somebody."""

    name: str = ""
    kana: str = ""
    telephone: str = ""
    birth_date: date | None = None

    def folded(self) -> "Typed":
        """Return it as people are compared; what is too short to say anything is left out."""
        name, kana = japanese.fold_name(self.name), japanese.fold_name(self.kana)
        digits = japanese.telephone_digits(self.telephone)
        return Typed(
            name=name if len(name) > 1 or name >= _FIRST_IDEOGRAPH else "",
            kana=kana if len(kana) >= _FEWEST_KANA else "",
            telephone=digits if len(digits) >= _FEWEST_DIGITS else "",
            birth_date=self.birth_date,
        )

    @property
    def is_enough(self) -> bool:
        """Tell whether anybody could be meant."""
        return bool(self.name or self.kana or self.telephone or self.birth_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Somebody who may be meant, how much speaks for it, and what it is."""

    person: Person
    weight: int
    reasons: tuple[str | Promise, ...]


def looks_along_indexes(typed: Typed) -> list[Found]:
    """Return what to look up of folded typing: each reads the first few rows of one index."""
    people = Person.objects
    looks: list[Found] = []
    if typed.name:
        looks += [people.named_from(typed.name, most=_EACH)]
    if typed.kana:
        looks += [people.read_from(typed.kana, most=_EACH)]
    if typed.telephone:
        looks += [people.called_to(typed.telephone, most=_EACH)]
    if len(typed.telephone) >= _FEWEST_FROM_BEGINNING:
        looks += [people.called_from(typed.telephone, most=_EACH)]
    if typed.birth_date:
        looks += [people.born_on(typed.birth_date, most=_EACH)]
    return looks


def looks_inside(typed: Typed) -> list[Found]:
    """Return what to look up in the middle of names, where their beginning found too few."""
    texts = [text for text in (typed.name, typed.kana) if len(text) > 1]
    return [Person.objects.named_with(text, most=_EACH) for text in texts]


def people_in(looks: Iterable[Found]) -> Found:
    """Return everybody whom the looks found, in one statement; those who were merged come with whom they became."""
    first, *more = (look.values("pk") for look in looks)
    return Person.objects.filter(pk__in=first.union(*more) if more else first).select_related("merged_into")


def likeness(person: Person, typed: Typed) -> Likeness:
    """Weigh what speaks for a person, from folded typing."""
    weights = {name: weigh(person, typed) for name, weigh in _WEIGHTS.items()}
    reasons = tuple(name for name, weight in weights.items() if weight)
    return Likeness(person=person, weight=sum(weights.values()), reasons=reasons)


def _weigh_text(known: str, typed: str) -> int:
    if not typed or typed not in known:
        return 0
    return 6 if known == typed else 3 if known.startswith(typed) else 1


def _weigh_digits(known: str, typed: str) -> int:
    if not typed or not (known.startswith(typed) or known.endswith(typed)):
        return 0
    return 10 if known == typed else 4


def _weigh_birth(person: Person, typed: Typed) -> int:
    return 5 if typed.birth_date is not None and person.birth_date == typed.birth_date else 0


_WEIGHTS: Final[Mapping[str | Promise, Callable[[Person, Typed], int]]] = {
    NAME: lambda person, typed: _weigh_text(person.name_folded, typed.name),
    KANA: lambda person, typed: _weigh_text(person.kana_folded, typed.kana),
    TELEPHONE: lambda person, typed: _weigh_digits(person.digits, typed.telephone),
    BIRTH_DATE: _weigh_birth,
}
