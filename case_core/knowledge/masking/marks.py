"""A mark on a text: from where to where, and what is told there."""

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark hides."""

    PERSON = "person"
    RELATION = "relation"
    PLACE = "place"
    DATE = "date"
    NUMBER = "number"
    AGE = "age"
    RARE = "rare"


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that could tell who a text is about; places count characters of the text as it was given."""

    begin: int
    end: int
    kind: MarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that one rule found in the folded text."""

    begin: int
    end: int
    kind: MarkKind
