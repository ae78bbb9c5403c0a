"""The index of pushing around over a period: what the database adds up is what the index of each case is."""

from datetime import date, timedelta

from case_core.cases.models import Case
from case_core.handovers.actions.return_handover import return_handover
from case_core.reporting.csv_file import as_csv
from case_core.reporting.periods import Period
from case_core.reporting.pushing import Pushed, pushed_in
from case_core.reporting.selectors import figures_of
from case_core.spans.index import measure
from case_core.spans.models import CaseSpan
from case_core.spans.states import SpanKind
from tests.support.cases import LATER, bounced, closed, handed_over, new_case
from tests.support.cast import Cast

PERIOD = Period(first=date(2026, 1, 1), last=date(2026, 1, 31))
DAY = timedelta(days=1)


def ended(here: Cast, *, returns: int) -> Case:
    return closed(here, bounced(here, times=returns))


def test_the_median_and_the_share_of_those_that_never_came_back(here: Cast) -> None:
    for returns in (0, 0, 1, 2):
        ended(here, returns=returns)
    new_case(here)
    pushed = pushed_in(PERIOD)
    assert (pushed.cases, pushed.unreturned, pushed.unreturned_share, pushed.median) == (4, 2, 50, 0.5)
    assert [line.number for line in pushed.points] == [2, 1, 1, 0, 0, 0, 0]
    (tax,) = pushed.sections
    assert (tax.label, tax.cases, tax.returned, tax.unreturned_share, tax.median) == ("市民税課", 2, 3, 0, 1.5)


def test_the_database_adds_up_what_the_index_of_a_case_is(here: Cast) -> None:
    cases = [ended(here, returns=returns) for returns in (0, 1, 2)]
    for case in cases:
        lying = CaseSpan.objects.filter(case=case, kind=SpanKind.NOBODYS).first()
        assert lying is not None
        CaseSpan.objects.filter(pk=lying.pk).update(began_at=lying.began_at - 2 * DAY)
    expected = sorted(measure(case.spans.all(), until=LATER).points for case in cases)
    counted = [int(line.key) for line in pushed_in(PERIOD).points for _ in range(line.number)]
    assert counted == expected == [2, 3, 4]


def test_what_ended_in_another_period_or_was_never_recorded_counts_for_nothing(here: Cast) -> None:
    ended(here, returns=1)
    assert pushed_in(Period(first=date(2026, 2, 1), last=date(2026, 2, 28))).cases == 0
    CaseSpan.objects.all().delete()
    assert pushed_in(PERIOD) == Pushed(points=pushed_in(PERIOD).points)
    assert pushed_in(PERIOD).unreturned_share is None


def test_sections_are_told_apart_and_the_file_names_no_clerk(here: Cast) -> None:
    case = bounced(here, times=1)
    handover = handed_over(here, case)
    return_handover(handover_id=handover.pk, reason="担当外", superior="課長", actor=here.ren, at=LATER)
    closed(here, case)
    file = as_csv(figures_of(here.aoi, PERIOD)).decode()
    assert "市民税課,1,2,0,2.0" in file
    assert "青井" not in file
