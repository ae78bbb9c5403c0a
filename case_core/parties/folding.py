"""A person as searches compare them: written beside what was told, whenever that changes."""

from case_core.parties.models import Person
from mannaka_kit import japanese

FOLDED = ("name_folded", "kana_folded", "digits", "pieces")


def fold_person(person: Person) -> None:
    """Set what searches look at, in memory, from the person's name, reading and telephone."""
    person.name_folded = japanese.fold_name(person.name)
    person.kana_folded = japanese.fold_name(person.name_kana)
    person.digits = japanese.telephone_digits(person.telephone)
    person.pieces = list(dict.fromkeys([*japanese.bigrams(person.name), *japanese.bigrams(person.name_kana)]))
