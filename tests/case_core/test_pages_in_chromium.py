"""Each page of the case core in Chromium: axe, policy, no sideways scroll, and intake by keyboard alone."""

import pytest

from case_core.cases.actions.add_message import add_message
from case_core.cases.models import Case
from case_core.cases.states import Channel
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.models import Handover
from case_core.handovers.states import Result
from mannaka_kit import clock
from mannaka_tenancy import use
from tests.journeys.conftest import chromium_browser, house, people, web_server  # noqa: F401 - pytest finds them here
from tests.support.browser import House
from tests.support.cases import acknowledged, handed_over, new_case
from tests.support.cast import Cast

pytestmark = pytest.mark.browser
LONG = "とても長い話です。" * 440


@pytest.fixture(autouse=True)
def _tuesday_morning() -> None:
    """Let the server's clock and the test's be the same."""


@pytest.fixture
def cases(people: Cast) -> dict[str, Case]:  # noqa: F811
    with use(people.city):
        at = clock.now()
        found = {name: new_case(people, at=at) for name in ("new", "waiting", "answered", "written")}
        found["long"] = new_case(people, body=LONG, at=at)
        due = clock.today()
        handed_over(people, found["waiting"], due_on=due)
        answered = acknowledged(people, found["answered"])
        report_back(handover_id=answered.pk, result=Result.DONE, report=LONG, told_citizen="", actor=people.ren, at=at)
        add_message(case_id=found["written"].pk, channel=Channel.WEB, body="追加です", at=at)
    return found


def test_the_centres_pages(house: House, people: Cast, cases: dict[str, Case]) -> None:  # noqa: F811
    aoi = house.staff(people.city, people.users["aoi"])
    for path in ("/staff/", "/staff/?view=waiting", "/staff/?view=mine", "/staff/cases/", "/staff/cases/?q=xyz"):
        aoi.open(path)
    for case in cases.values():
        aoi.open(f"/staff/cases/{case.pk}/")
    waiting = f"/staff/cases/{cases['waiting'].pk}/"
    for page in ("contact/", "assign/", "reply/", "close/", "print/"):
        aoi.open(waiting + page)
    aoi.open(f"/staff/handovers/send/{cases['new'].pk}/")
    with use(people.city):
        handover = Handover.objects.get(case=cases["waiting"])
    aoi.open(f"/staff/handovers/{handover.pk}/waive/")


def test_intake_by_keyboard_ends_on_the_case_with_its_secret(
    house: House,  # noqa: F811
    people: Cast,  # noqa: F811
) -> None:
    aoi = house.staff(people.city, people.users["aoi"]).open("/staff/intake/")
    aoi.page.keyboard.type("道路に穴があいている。")
    aoi.leave_by(lambda: aoi.page.keyboard.press("Control+Enter"))
    assert aoi.sees("相談を受け付けました。")
    assert aoi.sees("合言葉")


def test_the_sections_pages(house: House, people: Cast, cases: dict[str, Case]) -> None:  # noqa: F811
    ren = house.staff(people.city, people.users["ren"]).open("/staff/")
    with use(people.city):
        waiting = Handover.objects.get(case=cases["waiting"])
        answered = Handover.objects.get(case=cases["answered"])
    ren.open(f"/staff/handovers/{waiting.pk}/").open(f"/staff/handovers/{waiting.pk}/return/")
    ren.open(f"/staff/handovers/{waiting.pk}/").press("受け取りました").press("回答する")
    ren.open(f"/staff/handovers/{answered.pk}/").open("/staff/?view=ended")
    ren.open("/staff/carried/")


@pytest.mark.parametrize(("name", "heading"), [("mio", "設定"), ("sora", "操作の記録")])
def test_those_who_see_no_case_are_led_to_their_work(
    house: House,  # noqa: F811
    people: Cast,  # noqa: F811
    name: str,
    heading: str,
) -> None:
    assert house.staff(people.city, people.users[name]).open("/staff/").sees(heading)
