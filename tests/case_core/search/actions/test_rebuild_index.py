import pytest

from case_core.search.actions import rebuild_index as rebuilding
from case_core.search.actions.rebuild_index import rebuild_index
from case_core.search.models import SearchEntry
from case_core.search.selectors import search_cases
from mannaka_tenancy import use
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast


def test_every_case_is_indexed_some_at_a_time(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "_BATCH", 2)
    for number in range(5):
        new_case(here, body=f"道路の穴{number}")
    told: list[int] = []

    assert rebuild_index(at=LATER, tell=told.append) == 5
    assert told == [2, 4, 5]
    assert SearchEntry.objects.count() == 5
    assert len(search_cases(here.aoi, "道路").hits) == 5


def test_a_second_time_changes_nothing(here: Cast) -> None:
    new_case(here)
    rebuild_index(at=LATER)
    before = SearchEntry.objects.get().words
    rebuild_index(at=LATER)
    assert SearchEntry.objects.get().words == before


def test_one_city_is_indexed_and_no_other(here: Cast, saijo_cast: Cast) -> None:
    new_case(here)
    with use(saijo_cast.city):
        new_case(saijo_cast)
    assert rebuild_index(at=LATER) == 1
    with use(saijo_cast.city):
        assert not SearchEntry.objects.exists()
