"""Drawings are plain SVG that the strict policy lets pass; files are safe in a spreadsheet."""

import csv
from datetime import date
from io import StringIO
from xml.etree import ElementTree

import pytest

from case_core.reporting.charts import Chart, Size, draw
from case_core.reporting.csv_file import as_csv
from case_core.reporting.figures import Count, Figures, Line, SectionLine, Today
from case_core.reporting.periods import Period

LONG = "=HYPERLINK(1)<&課"
LINES = [Line(key="a", label="4月", this=1282, before=229), Line(key="b", label="4月", this=0, before=3)]
SECTION = SectionLine(
    section_id=1, label=LONG, sent=9, in_time=3, late=2, returned=1, waived=1, waiting=2, overdue=1
)  # fmt: skip
FIGURES = Figures(
    period=Period(first=date(2025, 8, 30), last=date(2026, 3, 31)),
    months=LINES,
    channels=LINES,
    topics=LINES,
    outcomes=LINES,
    recovered=LINES,
    sections=[SECTION],
    open_now=[Count(key="new", label="未対応", number=4)],
    today=Today(opened=1, closed=0),
)


def read(drawn: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)  # noqa: S314 - drawn by ourselves


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("chart", list(Chart))
def test_a_drawing_has_no_style_no_script_and_nothing_from_elsewhere(chart: Chart, size: Size) -> None:
    drawn = draw(chart, FIGURES, size=size)
    names = {name for element in read(drawn).iter() for name in element.attrib}
    tags = {element.tag.rpartition("}")[2] for element in read(drawn).iter()}

    assert tags <= {"svg", "g", "path", "rect", "line", "text", "title", "desc"}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on") or name.endswith("href")]
    assert "http" not in drawn.replace("http://www.w3.org/", "")


def test_every_bar_is_drawn_although_two_have_one_name() -> None:
    drawn = draw(Chart.MONTHS, FIGURES, size=Size.WIDE)
    assert drawn.count('aria-roledescription="bar"') == 4


def test_a_drawing_fits_its_screen() -> None:
    root = read(draw(Chart.TOPICS, FIGURES, size=Size.NARROW))
    assert float(root.attrib["width"]) <= 328


def test_the_file_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    file = as_csv(FIGURES)
    rows = list(csv.reader(StringIO(file.decode("utf-8-sig"))))

    assert file.startswith(b"\xef\xbb\xbf")
    assert ["a", "1282", "229"] in rows
    assert [f"'{LONG}", "9", "3", "2", "1", "1", "2", "1"] in rows
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
