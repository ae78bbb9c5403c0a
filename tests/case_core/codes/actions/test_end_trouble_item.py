from datetime import date, timedelta

import pytest

from case_core.codes.actions.end_trouble_item import end_trouble_item
from case_core.codes.errors import ItemDayError, ItemEndedError, ItemNotFoundError
from case_core.codes.models import TroubleItem
from case_core.codes.selectors import trouble_items_on
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def item(here: Cast) -> TroubleItem:
    return TroubleItem.objects.get(name="住まい")


def test_a_line_is_asked_about_until_its_last_day(here: Cast, item: TroubleItem) -> None:
    end_trouble_item(item_id=item.pk, last_day=TODAY, actor=here.mio, at=LATER)
    assert item in trouble_items_on(TODAY)
    assert item not in trouble_items_on(date(2026, 1, 14))


def test_the_past_of_a_line_is_not_rewritten(here: Cast, item: TroubleItem) -> None:
    with pytest.raises(ItemDayError):
        end_trouble_item(item_id=item.pk, last_day=YESTERDAY, actor=here.mio, at=LATER)
    TroubleItem.objects.filter(pk=item.pk).update(valid_until=YESTERDAY)
    with pytest.raises(ItemEndedError):
        end_trouble_item(item_id=item.pk, last_day=TODAY, actor=here.mio, at=LATER)
    with pytest.raises(ItemNotFoundError):
        end_trouble_item(item_id=404, last_day=TODAY, actor=here.mio, at=LATER)


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_only_administrators_end_a_line(here: Cast, item: TroubleItem, name: str) -> None:
    with pytest.raises(NotAllowedError):
        end_trouble_item(item_id=item.pk, last_day=TODAY, actor=here.actors[name], at=LATER)
