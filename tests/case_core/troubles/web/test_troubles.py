from collections.abc import Callable

import pytest

from case_core.cases.models import Case
from case_core.codes.models import TroubleItem
from case_core.troubles.selectors import ticks_of
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import MATTER, new_case
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]


@pytest.fixture
def items(cast: Cast) -> dict[str, int]:
    with use(cast.city):
        return dict(TroubleItem.objects.values_list("name", "pk"))


def test_troubles_are_ticked_on_the_page_of_the_one_who_came(cast: Cast, items: dict[str, int], desk: DeskOf) -> None:
    with use(cast.city):
        case = new_case(cast)
    page, home, care = f"/staff/cases/{case.pk}/troubles/", items["住まい"], items["介護"]
    asked = desk("aoi").send(page, **{f"trouble_{home}": "on", f"trouble_{care}": "on", "seen": ""})
    assert "いちばん困っていることを1つ" in str(asked.context["form"].errors["worst"])
    ticked = {f"trouble_{home}": "on", f"trouble_{care}": "on", "worst": care, "seen": ""}
    shown = desk("aoi").send_and_follow(page, **ticked)
    assert shown.index("介護") < shown.index("住まい")
    late = desk("nagi").send(page, **{f"trouble_{home}": "on", "seen": ""}).content.decode()
    assert "ほかの人が先に選び直しました。" in late
    assert f'name="seen" value="{home}.{care}w"' in late or f'name="seen" value="{care}w.{home}"' in late


def test_troubles_are_ticked_while_the_matter_is_taken_down(cast: Cast, items: dict[str, int], desk: DeskOf) -> None:
    told = {"matter": MATTER, "topic": "money", "channel": "telephone", f"trouble_{items['住まい']}": "on"}
    asked = desk("aoi").send("/staff/intake/", **told, **{f"trouble_{items['介護']}": "on"})
    assert "いちばん困っていることを1つ" in asked.content.decode()
    assert '<details class="intake-more" open>' in asked.content.decode()
    desk("aoi").send_and_follow("/staff/intake/", **told)
    with use(cast.city):
        assert ticks_of(Case.objects.latest("pk").pk).worst_id == items["住まい"]
