"""The figures of a city, for those who may count."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.functional import Promise

from case_core.cases.states import CaseStatus, Channel, Outcome
from case_core.cases.topics import Topic
from case_core.reporting import counting
from case_core.reporting.figures import Count, Figures, Line, SectionLine, Today
from case_core.reporting.periods import Period
from case_core.reporting.policies import can_read_figures
from case_core.reporting.pushing import pushed_in
from case_core.reporting.referring import referred_in
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.ui.formats import show_month
from tenants.accounts.actor import Actor


def figures_of(viewer: Actor, period: Period) -> Figures:
    """
    Return all figures of a period beside those of the year before.

    :raises NotAllowedError: the viewer may not count.
    """
    require(can_read_figures(viewer))
    came = counting.came_in(period)
    ended, recovered = counting.ended_in(period)
    return Figures(
        period=period,
        months=_months(period, came),
        channels=_lines(Channel.choices, counting.tally((channel, old, n) for old, _, channel, _, n in came)),
        topics=_lines(Topic.choices, counting.tally((topic, old, n) for old, _, _, topic, n in came)),
        outcomes=_lines(Outcome.choices, ended),
        recovered=_lines(Outcome.choices, recovered),
        sections=_sections(period),
        open_now=_open_now(),
        today=Today(**counting.counted_on(clock.today())),
        pushed=pushed_in(period),
        referred=referred_in(period),
    )


@transaction.atomic
def figures_to_take_out(viewer: Actor, period: Period) -> Figures:
    """
    Return the figures for a file, and record that they were taken out.

    :raises NotAllowedError: the viewer may not count.
    """
    figures = figures_of(viewer, period)
    span = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    audit.record("figures.exported", actor=viewer, target=None, at=clock.now(), details=span)
    return figures


def _months(period: Period, came: Iterable[counting.Came]) -> list[Line]:
    """Return the months in order; those of the year before stand beside the same months."""
    counted = counting.tally(
        (f"{month.year + is_before}-{month.month:02}", is_before, number) for is_before, month, _, _, number in came
    )
    return [_line(f"{month:%Y-%m}", show_month(month), counted) for month in period.months]


def _lines(choices: Iterable[tuple[Any, Any]], counted: counting.Tally) -> list[Line]:
    return [_line(key, label, counted) for key, label in choices]


def _line(key: str, label: str | Promise, counted: counting.Tally) -> Line:
    return Line(key=key, label=str(label), this=counted[key, False], before=counted[key, True])


def _sections(period: Period) -> list[SectionLine]:
    counted = counting.handed_over_in(period, today=clock.today())
    rows = sorted(counted, key=lambda row: (-row["sent"], row["section__name_kana"]))
    return [_section(row) for row in rows]


def _section(row: dict[str, Any]) -> SectionLine:
    numbers = {name: row[name] for name in ("sent", "in_time", "late", "returned", "waived", "waiting", "overdue")}
    return SectionLine(section_id=row["section_id"], label=row["section__name"], **numbers)


def _open_now() -> list[Count]:
    counted = counting.open_by_status()
    states = [state for state in CaseStatus if state != CaseStatus.CLOSED]
    return [Count(key=state.value, label=str(state.label), number=counted.get(state, 0)) for state in states]
