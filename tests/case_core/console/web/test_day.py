from collections.abc import Callable
from datetime import timedelta

import pytest

from case_core.cases.actions.add_message import add_message
from case_core.cases.actions.assign_case import assign_case
from case_core.cases.models import Case
from case_core.cases.states import Channel
from case_core.handovers.actions.return_handover import return_handover
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, LATER, acknowledged, closed, handed_over, new_case
from tests.support.cast import Cast
from tests.support.conversations import a_conversation
from tests.support.deliveries import a_line

DeskOf = Callable[[str], Desk]


def shown(desk: Desk, view: str) -> set[str]:
    page = desk.get("/staff/", view=view)
    return {row.case.title for row in page.context["rows"]}


@pytest.fixture
def day(cast: Cast) -> None:
    with use(cast.city):
        new_case(cast, body="あたらしい相談")
        mine = new_case(cast, body="自分の相談")
        assign_case(case_id=mine.pk, owner_id=cast.aoi.user_id, seen_owner_id=None, actor=cast.aoi, at=LATER)
        handed_over(cast, new_case(cast, body="課を待つ相談"))
        late = new_case(cast, body="期限を過ぎた相談", at=AT - timedelta(days=7))
        assign_case(case_id=late.pk, owner_id=cast.nagi.user_id, seen_owner_id=None, actor=cast.nagi, at=LATER)
        done = closed(cast, new_case(cast, body="終わった相談"))
        closed(cast, new_case(cast, body="静かに終わった相談"))
        add_message(case_id=done.pk, channel=Channel.WEB, body="まだ困っています", at=LATER)


@pytest.mark.parametrize(
    ("view", "titles"),
    [
        ("today", {"あたらしい相談", "期限を過ぎた相談", "終わった相談"}),
        ("new", {"あたらしい相談"}),
        ("message", {"終わった相談"}),
        ("waiting", {"課を待つ相談"}),
        ("due", {"期限を過ぎた相談"}),
        ("mine", {"自分の相談", "課を待つ相談"}),
        ("nonsense", {"あたらしい相談", "期限を過ぎた相談", "終わった相談"}),
    ],
)
def test_each_list_of_the_day_shows_its_cases(day: None, desk: DeskOf, view: str, titles: set[str]) -> None:
    assert shown(desk("aoi"), view) == titles


def test_the_counts_stand_above_the_list_and_say_who_is_waited_for(day: None, desk: DeskOf) -> None:
    page = desk("aoi").get("/staff/", view="waiting")
    assert [(count.name, count.shown) for count in page.context["counts"]] == [
        ("today", "3"),
        ("new", "1"),
        ("message", "1"),
        ("waiting", "1"),
        ("due", "1"),
        ("mine", "2"),
    ]
    assert "市民税課" in page.content.decode()


def test_conversations_that_wait_since_the_night_stand_above_the_day(cast: Cast, desk: DeskOf) -> None:
    assert "待っている会話" not in desk("aoi").get("/staff/").content.decode()

    with use(cast.city):
        a_conversation(a_line(cast.city, cast.users["mio"]))
    page = desk("aoi").get("/staff/")
    talks = page.context["counts"][-1]
    assert (str(talks.label), talks.shown, talks.url) == ("待っている会話", "1", "/staff/conversations/")
    assert desk("aoi").get(talks.url).status_code == 200
    assert 'data-topics="desk conversations"' in page.content.decode()


def test_what_a_section_returned_needs_somebody_today(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        handover = acknowledged(cast, new_case(cast, body="課が返した相談"))
        return_handover(handover_id=handover.pk, reason="担当外です。", superior="課長", actor=cast.ren, at=LATER)

    assert shown(desk("aoi"), "today") == {"課が返した相談"}
    assert shown(desk("aoi"), "new") == {"課が返した相談"}


def test_counting_stops_at_99(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        first = new_case(cast)
        copies = [Case(**_copied(first, number)) for number in range(101)]
        Case.objects.bulk_create(copies)
    page = desk("aoi").get("/staff/", view="new")
    assert {count.name: count.shown for count in page.context["counts"]}["new"] == "99+"
    assert len(page.context["rows"]) == 50
    assert "page=2" in page.content.decode()


def _copied(case: Case, number: int) -> dict[str, object]:
    names = ("title", "topic", "channel", "party_id", "due_on", "opened_at", "touched_at")
    return {"number": f"2024-{number:04d}", **{name: getattr(case, name) for name in names}}


@pytest.mark.parametrize(
    ("name", "place", "heading"),
    [("mio", "/staff/settings/", "設定"), ("sora", "/staff/audit/", "操作の記録")],
)
def test_administrator_and_auditor_are_led_to_their_work_and_see_no_case(
    day: None, desk: DeskOf, name: str, place: str, heading: str
) -> None:
    answer = desk(name).get("/staff/")
    assert (answer.status_code, answer["Location"]) == (302, place)
    page = desk(name).get(place).content.decode()
    assert f"<h1>{heading}</h1>" in page
    assert 'href="/staff/" aria-current' not in page
    assert "あたらしい相談" not in page


def test_a_section_sees_its_desk_and_only_what_was_handed_to_it(day: None, desk: DeskOf) -> None:
    ren = desk("ren").get("/staff/")
    assert [row.handover.case.title for row in ren.context["rows"]] == ["課を待つ相談"]
    assert "あたらしい相談" not in ren.content.decode()
    assert desk("yui").get("/staff/").context["rows"] == []


def test_a_stranger_is_sent_to_the_sign_in_page(cast: Cast) -> None:
    answer = Desk(cast.city, None).get("/staff/")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/staff/")


def test_the_other_citys_day_is_empty(day: None, saijo_cast: Cast) -> None:
    page = Desk(saijo_cast.city, saijo_cast.users["aoi"]).get("/staff/")
    assert page.context["rows"] == []
    assert {count.shown for count in page.context["counts"]} == {"0"}
