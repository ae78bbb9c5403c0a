"""Which screens hear of a sheet: those that show its case."""

from collections.abc import Iterable

from case_core.cases.announcements import OfCase, topics_of_case
from case_core.sheets.events import BudgetKept, BusinessSessionRecorded, BusinessSheetKept, DebtKept
from mannaka_kit.live import announces


@announces(BudgetKept, BusinessSessionRecorded, BusinessSheetKept, DebtKept)
def topics_of_sheet(event: OfCase) -> Iterable[str]:
    """Ring for the day of the centre and for the case."""
    return topics_of_case(event)
