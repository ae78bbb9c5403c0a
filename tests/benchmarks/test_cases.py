"""The console's benchmark gives both sides the same words, and what it publishes was measured."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from mannaka_tenancy import Tenant
from tests.benchmarks import performance, report
from tests.benchmarks.cases import filling, size
from tests.benchmarks.cases.matters import matters
from tests.benchmarks.cases.pages import query_of
from tests.benchmarks.cases.peer_site import fill
from tests.benchmarks.cases.texts import EVERY, PLANTED, PLANTED_NAME

COUNT = 40


def test_the_issues_size_is_measured_unless_somebody_asks_for_less() -> None:
    assert size.CASES == 100_000
    assert size.OTHER_CITIES == 20
    assert size.ROUNDS >= 5


def test_every_sentence_stands_once_on_either_side() -> None:
    tickets = list(fill._ticket_rows(COUNT, queue_id=1, clerk_id=1))
    comments = list(fill._follow_up_rows(COUNT, clerk_id=1))
    statements = list(filling._statements(COUNT))
    for told, ticket in zip(matters(COUNT), tickets, strict=True):
        theirs = [ticket["description"], *(row["comment"] for row in comments if row["ticket_id"] == told.number)]
        contacts = {told.number * 2 - 1, told.number * 2}
        ours = [row["body"] for row in statements if row["contact_id"] in contacts]
        for sentence in told.text.said:
            assert any(sentence in text for text in theirs)
            assert any(sentence in text for text in ours)
        assert told.text.name in ticket["description"]


def test_what_is_planted_stands_where_the_other_side_looks() -> None:
    descriptions = [row["description"] for row in fill._ticket_rows(EVERY, queue_id=1, clerk_id=1)]

    for sentence in (*PLANTED.values(), PLANTED_NAME[1]):
        assert sum(sentence in text for text in descriptions) == 1


def test_a_city_is_filled_by_copying_as_if_it_had_been_written_down(in_imabari: Tenant) -> None:
    from case_core.cases.models import Case, Statement

    filling.fill(host=in_imabari.host, count=COUNT)

    case = Case.objects.select_related("party").get(pk=COUNT)
    told = list(matters(COUNT))[-1]
    assert (case.title, case.party.name, case.opened_at) == (told.text.title, told.text.name, told.at)
    assert case.party.name_folded
    assert case.marks == []
    case.full_clean()
    assert Statement.objects.count() == COUNT * 3


def test_the_other_sides_address_says_what_its_page_would_ask() -> None:
    assert query_of("水道") != query_of()


def test_only_what_was_measured_is_published(tmp_path: Path) -> None:
    rows = [{"id": "list_25", "unit": "ms", "goal": "10", "samples_ours": [2.0, 4.0], "samples_against": [30.0, 30.0]}]
    (tmp_path / "cases.json").write_text(json.dumps(rows), encoding="utf-8")

    page = performance.page(tmp_path, "a machine")

    assert re.search(r"^`make bench NAME=cases`, [0-9-]+, a machine$", page, re.MULTILINE)
    assert "| `list_25` | list of 25 rows with its data | 3 (2-4) ms | 30 (30-30) ms | 0.1x | 10 |" in page
    assert page.count("## ") == 1


def test_a_benchmark_that_was_not_measured_again_keeps_its_table(tmp_path: Path) -> None:
    before = "# Performance\n\n## The house\n`make bench NAME=house`, a day\n\n| row |\n\n## The console\nold\n"
    (tmp_path / "cases.json").write_text("[]", encoding="utf-8")

    page = performance.page(tmp_path, "a machine", before=before)

    assert "## The house\n`make bench NAME=house`, a day\n\n| row |\n\n## The console\n`make bench" in page
    assert "old" not in page
    assert performance.page(tmp_path, "a machine", before=page) == page


def test_every_benchmark_has_a_head_under_which_it_is_published() -> None:
    assert set(performance.HEADS) == set(tomllib.loads(report.GOALS.read_text(encoding="utf-8")))


@pytest.mark.parametrize("word", ["cores", "GiB", "PostgreSQL"])
def test_the_machine_is_named(word: str) -> None:
    assert word in performance.machine()
