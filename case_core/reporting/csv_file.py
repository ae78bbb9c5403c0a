"""The figures as a file for spreadsheets."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from django.utils.translation import gettext

from case_core.reporting.charts import answer_names, fate_names, series_names
from case_core.reporting.figures import Figures, Line
from case_core.reporting.pushing import Pushed
from case_core.reporting.referring import Referred

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
    yield from _referred(figures.referred)
    yield from _pushed(figures.pushed)
    yield ()
    yield gettext("いま進行中"), gettext("件数")
    yield from ((count.label, count.number) for count in figures.open_now)


def _referred(referred: Referred) -> Iterator[Sequence[object]]:
    yield ()
    yield gettext("紹介した機関"), gettext("紹介"), *answer_names(), gettext("うち返事が期日を過ぎたもの")
    yield from ((line.label, line.number, *line.fates, line.late) for line in referred.bodies)
    yield ()
    yield gettext("紹介の結果"), gettext("件数")
    yield from ((line.label, line.number) for line in referred.outcomes)


def _pushed(pushed: Pushed) -> Iterator[Sequence[object]]:
    yield ()
    yield gettext("たらい回しの指数"), gettext("終了した相談")
    yield from ((line.label, line.number) for line in pushed.points)
    yield gettext("指数の中央値"), "" if pushed.median is None else pushed.median
    yield gettext("差し戻しのなかった相談（%）"), "" if pushed.unreturned_share is None else pushed.unreturned_share
    yield ()
    yield (
        gettext("相談が回った課"),
        gettext("終了した相談"),
        gettext("この課の差し戻し"),
        gettext("差し戻しのなかった相談（%）"),
        gettext("指数の中央値"),
    )
    for line in pushed.sections:
        yield line.label, line.cases, line.returned, line.unreturned_share, line.median


def _compared(name: str, lines: Sequence[Line]) -> Iterator[Sequence[object]]:
    yield ()
    yield name, *series_names()
    yield from ((line.label, line.this, line.before) for line in lines)


def _dated(lines: Sequence[Line]) -> list[Line]:
    """Write months with their year: a file is read in another one."""
    return [Line(key=line.key, label=line.key, this=line.this, before=line.before) for line in lines]
