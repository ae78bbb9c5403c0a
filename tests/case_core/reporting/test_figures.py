"""What is counted, to the day, beside the year before."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from case_core.handovers.actions.report_back import report_back
from case_core.handovers.actions.return_handover import return_handover
from case_core.handovers.states import Result
from case_core.ledger.actions.import_ledger import LedgerLine, import_ledger
from case_core.reporting.figures import Figures
from case_core.reporting.periods import Period
from case_core.reporting.selectors import figures_of
from mannaka_kit.clock import TOKYO
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import acknowledged, closed, handed_over, new_case
from tests.support.cast import Cast
from tests.tenants.statements import statements

WINTER = Period(first=date(2025, 12, 1), last=date(2026, 1, 31))
STATEMENTS = 8


def counted(cast: Cast, period: Period = WINTER) -> Figures:
    return figures_of(cast.aoi, period)


def numbers(lines: list[object]) -> dict[str, tuple[int, int]]:
    return {line.key: (line.this, line.before) for line in lines if line.this or line.before}  # type: ignore[attr-defined]


def test_what_came_is_counted_by_month_channel_and_topic_with_the_ledger_of_the_year_before(here: Cast) -> None:
    new_case(here)
    new_case(here, at=datetime(2025, 12, 31, 23, 59, tzinfo=TOKYO))
    new_case(here, at=datetime(2026, 2, 1, 0, 0, tzinfo=TOKYO))
    lines = [LedgerLine(on=date(2025, 1, day), channel="counter", topic="money") for day in (1, 31)]
    outside = LedgerLine(on=date(2025, 2, 1), channel="counter", topic="money")
    import_ledger(source="book", lines=[*lines, outside], actor=here.mio, at=datetime(2026, 1, 1, tzinfo=TOKYO))

    figures = counted(here)

    assert numbers(figures.months) == {"2025-12": (1, 0), "2026-01": (1, 2)}
    assert numbers(figures.channels) == {"telephone": (2, 0), "counter": (0, 2)}
    assert numbers(figures.topics) == {"procedures_tax": (2, 0), "money": (0, 2)}
    assert (figures.consultations.this, figures.consultations.before) == (2, 2)


@pytest.mark.parametrize(
    ("answered_at", "fate"),
    [
        (datetime(2026, 1, 20, 23, 59, tzinfo=TOKYO), {"in_time": 1, "late": 0}),
        (datetime(2026, 1, 21, 0, 0, tzinfo=TOKYO), {"in_time": 0, "late": 1}),
    ],
)
def test_an_answer_is_in_time_until_midnight_of_the_promised_day(
    here: Cast, answered_at: datetime, fate: dict[str, int]
) -> None:
    handover = acknowledged(here, new_case(here))
    told = {"result": Result.DONE, "report": "直した", "told_citizen": ""}
    report_back(handover_id=handover.pk, actor=here.ren, at=answered_at, **told)

    section = counted(here).sections[0]

    assert (section.label, section.sent, section.waiting) == ("市民税課", 1, 0)
    assert {name: getattr(section, name) for name in fate} == fate


def test_what_was_returned_or_still_waits_is_no_answer(here: Cast) -> None:
    return_handover(
        handover_id=acknowledged(here, new_case(here)).pk,
        reason="担当外",
        superior="課長",
        actor=here.ren,
        at=_later(1),
    )
    handed_over(here, new_case(here), due_on=date(2026, 1, 14))

    before = counted(here).sections[0]
    with time_machine.travel(_later(48), tick=False):
        after = counted(here).sections[0]

    assert (before.sent, before.returned, before.waiting, before.overdue) == (2, 1, 1, 0)
    assert (after.waiting, after.overdue) == (1, 1)
    assert counted(here).answered == 0


def _later(hours: int) -> datetime:
    return datetime(2026, 1, 13, 10, 0, tzinfo=TOKYO) + timedelta(hours=hours)


def test_the_ends_the_open_ones_and_today_are_counted(here: Cast) -> None:
    closed(here, new_case(here))
    new_case(here)
    new_case(here, at=datetime(2026, 1, 12, 9, 0, tzinfo=TOKYO))

    figures = counted(here)

    assert numbers(figures.outcomes) == {"solved": (1, 0)}
    assert {count.key: count.number for count in figures.open_now}["new"] == 2
    assert (figures.today.opened, figures.today.closed) == (2, 1)


@pytest.mark.parametrize("name", ["ren", "sora"])
def test_sections_and_auditors_do_not_count(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        figures_of(here.actors[name], WINTER)


def test_nothing_of_the_other_city_is_counted(cast: Cast, saijo_cast: Cast) -> None:
    with use(cast.city):
        new_case(cast)
    with use(saijo_cast.city):
        assert counted(saijo_cast).consultations.this == 0


def test_however_much_there_is_the_statements_are_as_many(here: Cast) -> None:
    for _ in range(3):
        handed_over(here, new_case(here))
    assert statements(lambda: counted(here)) <= STATEMENTS
