from datetime import date

import pytest

from case_core.codes.actions.add_trouble_item import add_trouble_item
from case_core.codes.errors import ItemNameMissingError, ItemNameTakenError
from case_core.codes.models import TroubleItem
from case_core.codes.selectors import trouble_items_on
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered


def test_every_city_begins_with_the_list_of_the_national_form(here: Cast) -> None:
    names = [item.name for item in trouble_items_on(TODAY)]
    assert (len(names), names[0], names[-1]) == (16, "病気・健康・障害", "そのほか")


def test_a_city_adds_a_line_of_its_own_from_a_day_on(here: Cast) -> None:
    item = add_trouble_item(name=" 空き家 ", position=25, valid_from=date(2026, 4, 1), actor=here.mio, at=LATER)
    assert item not in trouble_items_on(TODAY)
    assert [each.name for each in trouble_items_on(date(2026, 4, 1))][2] == "空き家"
    assert remembered("trouble_item.added") == [("administrator", None, "done")]


def test_a_line_has_a_name_of_its_own(here: Cast) -> None:
    for name, error in ((" ", ItemNameMissingError), ("住まい", ItemNameTakenError)):
        with pytest.raises(error):
            add_trouble_item(name=name, position=1, valid_from=TODAY, actor=here.mio, at=LATER)
    assert TroubleItem.objects.count() == 16


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_only_administrators_change_the_list(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        add_trouble_item(name="空き家", position=1, valid_from=TODAY, actor=here.actors[name], at=LATER)
