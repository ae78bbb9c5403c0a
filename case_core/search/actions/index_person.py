"""Write down anew by which names and numbers the cases of somebody are found."""

from datetime import datetime

from case_core.search.actions.index_cases import index_cases
from case_core.search.documents import case_ids_of


def index_person(*, person_id: int, at: datetime) -> int:
    """Make the entries of all cases of a person anew, and return how many there are."""
    return index_cases(case_ids=case_ids_of(person_id), at=at)
