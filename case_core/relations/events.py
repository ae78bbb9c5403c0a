"""What has happened to the people of a case: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanged:
    """What is known of somebody was changed, seen from one of their cases."""

    case_id: int
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleChanged:
    """Who belongs to a case was changed, or what they are to each other."""

    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleMerged:
    """A case moved to the entry that was kept of two which are one person; or back."""

    case_id: int
    person_id: int
