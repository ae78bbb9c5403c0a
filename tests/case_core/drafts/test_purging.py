from datetime import timedelta

import pytest

from case_core.drafts import purging
from case_core.drafts.models import Draft
from case_core.drafts.tasks import purge_all
from mannaka_tenancy import control, use
from tests.case_core.drafts.writing import KEY, another_key, saved
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered

LONG_AGO = AT - timedelta(days=14, seconds=1)


def test_what_nobody_went_on_with_for_14_days_is_forgotten(here: Cast) -> None:
    saved(here.aoi, key=another_key(), at=LONG_AGO)
    saved(here.aoi, at=AT - timedelta(days=14))
    assert purging.purge_old_drafts() == 1
    assert Draft.objects.get().pk == KEY
    assert remembered("draft.purged") == [("system", None, "done")]


def test_one_round_forgets_a_bounded_number(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "AT_ONCE", 2)
    for _number in range(3):
        saved(here.aoi, key=another_key(), at=LONG_AGO)
    assert [purging.purge_old_drafts() for _round in range(3)] == [2, 1, 0]


def test_the_task_goes_through_every_city(cast: Cast, saijo_cast: Cast) -> None:
    for each in (cast, saijo_cast):
        with use(each.city):
            saved(each.aoi, at=LONG_AGO)
    with control():
        purge_all()
    for each in (cast, saijo_cast):
        with use(each.city):
            assert not Draft.objects.exists()
