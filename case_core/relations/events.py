"""What has happened to the people of a case: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanged:
    """What is known of somebody was changed, seen from one of their cases."""

    case_id: int
    person_id: int
