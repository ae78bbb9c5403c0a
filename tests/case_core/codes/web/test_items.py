from collections.abc import Callable

from case_core.codes.models import TroubleItem
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]
ITEMS = "/staff/settings/troubles/"


def test_a_line_is_added_and_ended_on_the_pages(cast: Cast, desk: DeskOf) -> None:
    mio = desk("mio")
    page = mio.send_and_follow(f"{ITEMS}add/", name="空き家の管理", position="25", valid_from="2026-01-13")
    assert "項目を加えました。" in page
    with use(cast.city):
        item = TroubleItem.objects.get(name="空き家の管理")
    assert "廃止予定" in mio.send_and_follow(f"{ITEMS}{item.pk}/end/", last_day="2026-01-31")
    assert 'href="/staff/settings/troubles/"' in mio.get("/staff/settings/").content.decode()


def test_a_day_that_is_over_is_said_at_its_field(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        item = TroubleItem.objects.earliest("pk")
    sent = desk("mio").send(f"{ITEMS}{item.pk}/end/", last_day="2026-01-12")
    assert "きょう以降" in str(sent.context["form"].errors["last_day"])
