"""The figures as a file for spreadsheets."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from django.utils.translation import gettext

from case_core.reporting.charts import fate_names, series_names
from case_core.reporting.figures import Figures, Line

# A cell that begins so is read as a formula; an apostrophe makes it text again.
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MARK: Final = "\ufeff"


def as_csv(figures: Figures) -> bytes:
    """Return all tables, one below the other, in UTF-8 with the mark by which Excel knows it."""
    file = StringIO()
    csv.writer(file, lineterminator="\r\n").writerows([_plain(cell) for cell in row] for row in _rows(figures))
    return f"{_MARK}{file.getvalue()}".encode()


def _plain(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(_FORMULAS) else text


def _rows(figures: Figures) -> Iterator[Sequence[object]]:
    period, before = figures.period, figures.period.year_before
    yield gettext("期間"), period.first, period.last
    yield gettext("前の年の同じ期間"), before.first, before.last
    tables = (
        (gettext("月"), _dated(figures.months)),
        (gettext("受付方法"), figures.channels),
        (gettext("分野"), figures.topics),
        (gettext("終了の結果"), figures.outcomes),
        (gettext("取り戻した金額（円）"), figures.recovered),
    )
    for name, lines in tables:
        yield from _compared(name, lines)
    yield ()
    yield gettext("引き継いだ課"), gettext("引き継ぎ"), *fate_names(), gettext("うち期限を過ぎたもの")
    for line in figures.sections:
        yield (
            line.label, line.sent, line.in_time, line.late, line.returned, line.waived, line.waiting, line.overdue
        )  # fmt: skip
    yield ()
    yield gettext("いま進行中"), gettext("件数")
    yield from ((count.label, count.number) for count in figures.open_now)


def _compared(name: str, lines: Sequence[Line]) -> Iterator[Sequence[object]]:
    yield ()
    yield name, *series_names()
    yield from ((line.label, line.this, line.before) for line in lines)


def _dated(lines: Sequence[Line]) -> list[Line]:
    """Write months with their year: a file is read in another one."""
    return [Line(key=line.key, label=line.key, this=line.this, before=line.before) for line in lines]
