"""The inbox: what came from outside waits there, oldest first, until somebody takes it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from case_core.cases.actions.add_message import add_message
from case_core.cases.actions.assign_case import assign_case
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, Channel
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, LATER, closed, new_case, received
from tests.support.cast import Cast
from tests.tenants.statements import statements

DeskOf = Callable[[str], Desk]
PAGE = "/staff/inbox/"
STATEMENTS = 14


def lines(desk: Desk, **asked: str) -> list[str]:
    return [row.first_line for row in desk.get(PAGE, **asked).context["rows"]]


def shown(desk: Desk) -> list[str]:
    return [link.shown for link in desk.get(PAGE).context["counts"]]


@pytest.fixture
def post(cast: Cast) -> None:
    with use(cast.city):
        new_case(cast, body="電話の相談")
        received(body="あとの相談\n二行目", at=AT)
        received(body="さきの相談", at=AT - timedelta(hours=3))
        taken = received(body="受け持たれた相談", at=AT - timedelta(hours=5)).case_id
        assign_case(case_id=taken, owner_id=cast.nagi.user_id, seen_owner_id=None, actor=cast.nagi, at=LATER)
        done = closed(cast, new_case(cast, body="終わった相談", at=AT - timedelta(days=1)))
        add_message(
            case_id=done.pk, channel=Channel.WEB, body="\n  まだ困っています\nくわしく", at=AT - timedelta(hours=1)
        )


def test_what_came_from_outside_stands_there_oldest_first_with_its_first_line(post: None, desk: DeskOf) -> None:
    assert lines(desk("aoi")) == ["さきの相談", "まだ困っています", "あとの相談"]


def test_the_counts_narrow_the_list(post: None, desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert shown(aoi) == ["3", "2", "1"]
    assert lines(aoi, kind="matter") == ["さきの相談", "あとの相談"]
    assert lines(aoi, kind="message") == ["まだ困っています"]
    assert len(lines(aoi, kind="nonsense")) == 3


def test_each_line_says_since_when_it_waits(post: None, desk: DeskOf) -> None:
    page = desk("aoi").get(PAGE).content.decode()
    assert "1月13日（火）6:40" in page
    assert "3時間前から" in page


def test_taking_a_matter_makes_it_ones_own_and_empties_the_line(post: None, cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    with use(cast.city):
        case = Case.objects.get(title="さきの相談")
    path = reverse("cases:assign", args=[case.pk])
    assert f'action="{path}"' in aoi.get(PAGE).content.decode()

    page = aoi.send_and_follow(path, owner=cast.aoi.user_id, seen_owner="")

    assert "担当を決めました。" in page
    with use(cast.city):
        case.refresh_from_db()
    assert (case.owner_id, case.status) == (cast.aoi.user_id, CaseStatus.IN_PROGRESS)
    assert lines(aoi) == ["まだ困っています", "あとの相談"]


def test_what_is_somebodys_or_has_ended_is_opened_not_taken(post: None, desk: DeskOf) -> None:
    rows = desk("aoi").get(PAGE, kind="message").context["rows"]
    assert [row.is_free for row in rows] == [False]
    assert "終了済み" in desk("aoi").get(PAGE, kind="message").content.decode()


def test_an_empty_inbox_teaches(desk: DeskOf) -> None:
    page = desk("aoi").get(PAGE).content.decode()
    assert "いま、担当を待っているものはありません" in page
    assert "「受け持つ」を押すと" in page


def test_reading_what_citizens_wrote_is_recorded(post: None, cast: Cast, desk: DeskOf) -> None:
    desk("aoi").get(PAGE)
    with use(cast.city):
        entry = Entry.objects.get(action="case.listed")
    assert (entry.actor_id, len(entry.details["cases"])) == (cast.aoi.user_id, 3)


@pytest.mark.parametrize("name", ["mio", "ren", "sora"])
def test_no_other_role_opens_it(desk: DeskOf, name: str) -> None:
    assert desk(name).get(PAGE).status_code == 403


def test_the_other_citys_inbox_is_empty(post: None, saijo_cast: Cast) -> None:
    assert lines(Desk(saijo_cast.city, saijo_cast.users["aoi"])) == []


def test_however_much_waits_the_statements_are_as_many(post: None, cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    aoi.get(PAGE)
    few = statements(lambda: aoi.get(PAGE))
    with use(cast.city):
        for number in range(5):
            received(body=f"相談 {number}")
    assert statements(lambda: aoi.get(PAGE)) == few <= STATEMENTS
