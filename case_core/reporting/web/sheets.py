"""The tables that stand beside drawings, and what the drawings say to those who hear them."""

from dataclasses import dataclass

from django.utils.translation import gettext

from case_core.reporting.charts import Chart
from case_core.reporting.figures import Figures, Line, total_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A drawing with its table."""

    chart: Chart
    heading: str
    first_column: str
    lines: list[Line]
    described: str

    @property
    def total(self) -> Line:
        """Return the last row."""
        return total_of(self.lines)


def sheets_of(figures: Figures) -> list[Sheet]:
    """Return the drawings that compare with the year before."""
    return [
        _sheet(Chart.MONTHS, gettext("月ごとの相談"), gettext("月"), figures.months),
        _sheet(Chart.CHANNELS, gettext("受付方法ごとの相談"), gettext("受付方法"), figures.channels),
        _sheet(Chart.TOPICS, gettext("分野ごとの相談"), gettext("分野"), figures.topics),
    ]


def _sheet(chart: Chart, heading: str, first_column: str, lines: list[Line]) -> Sheet:
    most = max(lines, key=lambda line: line.this)
    words = {"heading": heading, "label": most.label, "number": most.this}
    said = (
        gettext("%(heading)sの棒グラフ。いちばん多いのは「%(label)s」の%(number)s件です。数はとなりの表と同じです。")
        % words
    )
    return Sheet(chart=chart, heading=heading, first_column=first_column, lines=lines, described=said)
