"""The figures as drawings: made on the server as SVG, without a style, a script or a font of its own."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from django.utils.translation import gettext

from case_core.reporting.figures import Figures, Line
from case_core.reporting.pushing import PointsLine

# Values of the kit's tokens; neighbours differ in greyscale, too, and each bar's number stands in the table beside it.
_THIS, _BEFORE = "#0017c1", "#949494"
_FATES: Final = ("#197a4b", "#ce0000", "#4d4d4d", "#949494", "#d9a800")
_INK, _LINE = "#1a1a1a", "#cccccc"
_FONT: Final = "BIZ UDPGothic, Yu Gothic UI, Hiragino Sans, Noto Sans JP, sans-serif"
_ROW: Final = 36
_REMEMBERED: Final = 64


class Chart(StrEnum):
    """What is drawn."""

    MONTHS = "months"
    CHANNELS = "channels"
    TOPICS = "topics"
    SECTIONS = "sections"
    PUSHED = "pushed"
    REFERRED = "referred"


class Size(StrEnum):
    """For which screen."""

    WIDE = "wide"
    NARROW = "narrow"


_WIDTHS: Final = {Size.WIDE: 620, Size.NARROW: 328}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: where it stands, whose it is, how long it is."""

    label: str
    series: str
    number: int


def draw(chart: Chart, figures: Figures, *, size: Size) -> str:
    """Return a chart as SVG."""
    spec = _spec(chart, figures, _WIDTHS[size])
    return _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=_REMEMBERED)
def _drawn(spec: str) -> str:
    """Draw what the text describes; the same text is the same drawing, whoever asked."""
    # Reading it takes half a second, which only those who look at charts should wait for.
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec)
    return drawn


def _spec(chart: Chart, figures: Figures, width: int) -> dict[str, Any]:
    if chart is Chart.SECTIONS:
        return _stacked(fate_names(), [(line.label, line.fates) for line in figures.sections], width)
    if chart is Chart.REFERRED:
        return _stacked(answer_names(), [(line.label, line.fates) for line in figures.referred.bodies], width)
    if chart is Chart.PUSHED:
        return _single(figures.pushed.points, width)
    if chart is Chart.MONTHS:
        return _columns(figures.months, width)
    return _rows(figures.channels if chart is Chart.CHANNELS else figures.topics, width)


def series_names() -> tuple[str, str]:
    """Return what the two bars of a pair are called."""
    return gettext("この期間"), gettext("前の年の同じ期間")


def fate_names() -> tuple[str, ...]:
    """Return what may become of a matter that a section was asked about."""
    return (
        gettext("期限内に回答"),
        gettext("期限後に回答"),
        gettext("差し戻し"),
        gettext("待たずに終了"),
        gettext("回答待ち"),
    )


def answer_names() -> tuple[str, ...]:
    """Return what may become of a matter that a body was asked to take."""
    return (
        gettext("結果の報告あり"),
        gettext("引き受け済み"),
        gettext("お返事待ち"),
        gettext("辞退"),
        gettext("取りやめ"),
    )


def _pairs(lines: Sequence[Line]) -> list[Bar]:
    this, before = series_names()
    return [
        Bar(label=label, series=series, number=number)
        for label, line in zip(_told_apart(lines), lines, strict=True)
        for series, number in ((this, line.this), (before, line.before))
    ]


def _told_apart(lines: Sequence[Line]) -> list[str]:
    """Give a label that comes twice a trailing space that nobody sees: bars of one name would be one bar."""
    seen: dict[str, int] = {}
    told = []
    for line in lines:
        told.append(line.label + " " * seen.get(line.label, 0))
        seen[line.label] = seen.get(line.label, 0) + 1
    return told


def _columns(lines: Sequence[Line], width: int) -> dict[str, Any]:
    import altair as alt

    chart = _bars(_pairs(lines)).encode(
        x=alt.X("label:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=False)),
        xOffset=alt.XOffset("series:N", sort=None),
        y=alt.Y("number:Q", title=None, axis=_number_axis()),
        color=_colours(series_names(), (_THIS, _BEFORE)),
    )
    return _finished(chart, width, 280)


def _rows(lines: Sequence[Line], width: int) -> dict[str, Any]:
    import altair as alt

    chart = _bars(_pairs(lines)).encode(
        y=alt.Y("label:N", sort=None, title=None),
        yOffset=alt.YOffset("series:N", sort=None),
        x=alt.X("number:Q", title=None, axis=_number_axis()),
        color=_colours(series_names(), (_THIS, _BEFORE)),
    )
    return _finished(chart, width, _ROW * len(lines) + 70)


def _single(lines: Sequence[PointsLine], width: int) -> dict[str, Any]:
    import altair as alt

    chart = _bars([Bar(label=line.label, series="", number=line.number) for line in lines]).encode(
        x=alt.X("label:N", sort=None, title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("number:Q", title=None, axis=_number_axis()),
        color=alt.value(_THIS),
    )
    return _finished(chart, width, 240)


def _stacked(names: Sequence[str], lines: Sequence[tuple[str, Sequence[int]]], width: int) -> dict[str, Any]:
    import altair as alt

    bars = [
        Bar(label=label, series=name, number=number)
        for label, numbers in lines
        for name, number in zip(names, numbers, strict=True)
    ]
    chart = _bars(bars).encode(
        y=alt.Y("label:N", sort=None, title=None),
        x=alt.X("number:Q", title=None, axis=_number_axis()),
        color=_colours(names, _FATES),
        order=alt.Order("rank:Q"),
    )
    ranked = chart.transform_calculate(rank=f"indexof({json.dumps(names, ensure_ascii=False)}, datum.series)")
    return _finished(ranked, width, _ROW * max(len(lines), 1) + 90)


def _bars(bars: Sequence[Bar]) -> Any:
    import altair as alt

    values = [{"label": bar.label, "series": bar.series, "number": bar.number} for bar in bars]
    return alt.Chart(alt.InlineData(values=values)).mark_bar(stroke="white", strokeWidth=1)


def _number_axis() -> Any:
    import altair as alt

    return alt.Axis(format=",d", tickMinStep=1, tickCount=5, gridColor=_LINE)


def _colours(names: Sequence[str], colours: Sequence[str]) -> Any:
    import altair as alt

    # Five names do not stand in one line on a telephone.
    legend = alt.Legend(title=None, orient="top", columns=2, labelLimit=300)
    return alt.Color("series:N", scale=alt.Scale(domain=list(names), range=list(colours)), legend=legend)


def _finished(chart: Any, width: int, height: int) -> dict[str, Any]:
    import altair as alt

    fit = alt.AutoSizeParams(type="fit", contains="padding")
    text = {"labelFontSize": 14, "labelColor": _INK, "labelLimit": 150}
    whole = chart.properties(width=width, height=height, autosize=fit, background="white")
    whole = whole.configure(font=_FONT).configure_axis(**text, domainColor=_LINE, tickColor=_LINE)
    spec: dict[str, Any] = (
        whole.configure_legend(labelFontSize=14, labelColor=_INK).configure_view(stroke=None).to_dict()
    )
    return spec
