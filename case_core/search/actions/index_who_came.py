"""Write down anew by which names and numbers all cases of whoever came with one are found."""

from datetime import datetime

from case_core.search.actions.index_person import index_person
from case_core.search.documents import who_came_with


def index_who_came(*, case_id: int, at: datetime) -> int:
    """Make the entries of all cases of whoever came with a case anew, and return how many there are."""
    person_id = who_came_with(case_id)
    return 0 if person_id is None else index_person(person_id=person_id, at=at)
