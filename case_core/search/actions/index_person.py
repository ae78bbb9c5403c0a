"""Write down anew by which names and numbers the cases of somebody are found."""

from datetime import datetime

from case_core.search.actions.index_cases import index_cases
from case_core.search.documents import case_ids_of, who_came_with


def index_person(*, person_id: int, at: datetime) -> int:
    """Make the entries of all cases of a person anew, and return how many there are."""
    return index_cases(case_ids=case_ids_of(person_id), at=at)


def index_who_came(*, case_id: int, at: datetime) -> int:
    """Make the entries of all cases of whoever came with a case anew, and return how many there are."""
    person_id = who_came_with(case_id)
    return 0 if person_id is None else index_person(person_id=person_id, at=at)
