import pytest

from case_core.search import tasks
from case_core.search.models import SearchEntry
from mannaka_kit.outbox.models import OutboxEvent
from tests.support.cases import new_case
from tests.support.cast import Cast


def test_a_whole_city_is_indexed_some_cases_at_a_time(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "BATCH", 2)
    cases = [new_case(here).pk for _number in range(3)]
    waiting = OutboxEvent.objects.filter(task=tasks.index_rest_later.name)

    tasks.index_after(case_id=0)
    assert SearchEntry.objects.count() == 2
    assert [row.kwargs for row in waiting] == [{"case_id": cases[1]}]

    tasks.index_after(case_id=cases[1])
    tasks.index_after(case_id=cases[2])
    assert SearchEntry.objects.count() == 3
    assert waiting.all().count() == 2
