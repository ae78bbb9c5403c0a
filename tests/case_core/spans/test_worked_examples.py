"""The worked examples of the reference page: their tables are read from the page, so that neither can drift."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from case_core.spans.index import measure
from case_core.spans.states import SpanEnding, SpanKind
from mannaka_kit.clock import TOKYO

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "pushing-around-index.md"
HEADING = re.compile(r"^### Example (\d+): .* \(until (\d+ \d\d:\d\d)\)$", re.MULTILINE)
LEAST = 6


@dataclass(frozen=True, kw_only=True)
class Told:
    """A span as the page tells it."""

    kind: str
    section_id: int | None
    began_at: datetime
    ended_at: datetime | None
    ending: str


def moment(text: str) -> datetime:
    day, _, clock = text.partition(" ")
    hours, minutes = clock.split(":")
    return datetime(2026, 1, int(day), int(hours), int(minutes), tzinfo=TOKYO)


def span_of(cells: list[str]) -> Told:
    kind, section, began, ended, ending = cells
    return Told(
        kind=SpanKind(kind),
        section_id=None if section == "–" else ord(section),
        began_at=moment(began),
        ended_at=moment(ended) if ended else None,
        ending=SpanEnding(ending) if ending else "",
    )


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def examples() -> list[tuple[str, datetime, list[Told], list[str]]]:
    """Return each example's number, its moment, its spans and what should come of them."""
    page = PAGE.read_text()
    heads = list(HEADING.finditer(page))
    told = []
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(page)
        found = rows(page[head.end() : end])
        split = next(number for number, row in enumerate(found) if row[0] == "desks")
        told.append((head[1], moment(head[2]), [span_of(row) for row in found[1:split]], found[split + 1]))
    return told


def test_the_page_has_enough_of_them() -> None:
    assert [number for number, *_rest in examples()] == [str(n) for n in range(1, len(examples()) + 1)]
    assert len(examples()) >= LEAST


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"example {example[0]}")
def test_the_index_is_what_the_page_says(example: tuple[str, datetime, list[Told], list[str]]) -> None:
    _number, until, spans, expected = example
    index = measure(spans, until=until)
    hours, minutes = divmod(int((index.unowned - timedelta(days=index.unowned.days)).total_seconds()) // 60, 60)
    unowned = f"{index.unowned.days}d {hours:02}:{minutes:02}"
    shown = [index.desks, index.retold, unowned, index.returns, index.points]
    assert [str(each) for each in shown] == expected
