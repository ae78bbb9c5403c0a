"""What the workers do after a change: the words of cases are written down."""

from case_core.cases.models import Case
from case_core.search.actions.index_cases import index_cases
from tests.support.cases import LATER


def index_all() -> None:
    """Index every case of the city."""
    index_cases(case_ids=list(Case.objects.values_list("pk", flat=True)), at=LATER)
