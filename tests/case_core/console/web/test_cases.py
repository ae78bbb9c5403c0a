from collections.abc import Callable
from datetime import datetime
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.models import Case
from mannaka_kit.audit.models import Entry
from mannaka_kit.clock import TOKYO
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, closed, handed_over, new_case
from tests.support.cast import Cast
from tests.support.indexing import index_all

DeskOf = Callable[[str], Desk]
STATEMENTS = 12


@pytest.fixture
def three(cast: Cast) -> None:
    with use(cast.city):
        tax = new_case(cast, body="住民税の通知")
        handed_over(cast, tax)
        bike = new_case(cast, body="自転車の放置")
        assign_case(case_id=bike.pk, owner_id=cast.nagi.user_id, seen_owner_id=None, actor=cast.aoi, at=LATER)
        closed(cast, new_case(cast, body="野良猫のえさやり"))
        index_all()


def titles(desk: Desk, **query: str) -> list[str]:
    return [row.case.title for row in desk.get("/staff/cases/", **query).context["rows"]]


def found(desk: Desk, words: str) -> list[str]:
    answer = desk.client.post("/staff/search/", {"words": words})
    assert words not in answer["Location"]
    page = desk.client.get(answer["Location"])
    return [hit.case.title for hit in page.context["page"].hits]


def test_the_words_of_a_search_are_shown_but_stand_in_no_address(three: None, desk: DeskOf) -> None:
    answer = desk("aoi").client.post("/staff/search/", {"words": "自転車"}, follow=True)

    assert "「自転車」でさがした結果" in answer.content.decode()
    assert "<mark>自転車</mark>" in answer.content.decode()
    assert "自転車" not in unquote(answer.redirect_chain[-1][0])


def test_a_key_of_somebody_elses_session_finds_nothing_special(three: None, desk: DeskOf) -> None:
    address = desk("aoi").client.post("/staff/search/", {"words": "自転車"})["Location"]

    assert len(desk("nagi").client.get(address).context["rows"]) == 3


def test_an_empty_search_shows_the_whole_list(three: None, desk: DeskOf) -> None:
    assert len(desk("aoi").client.post("/staff/search/", {"words": ""}, follow=True).context["rows"]) == 3


def test_the_list_shows_the_newest_first(three: None, desk: DeskOf) -> None:
    assert titles(desk("aoi")) == ["野良猫のえさやり", "自転車の放置", "住民税の通知"]


def test_the_address_narrows_and_sorts(three: None, cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert titles(aoi, status="closed") == ["野良猫のえさやり"]
    assert titles(aoi, owner=str(cast.nagi.user_id)) == ["自転車の放置"]
    assert titles(aoi, section=str(cast.tax.pk)) == ["住民税の通知"]
    assert titles(aoi, section=str(cast.welfare.pk)) == []
    assert titles(aoi, topic="money") == []
    assert titles(aoi, sort="due") == ["自転車の放置", "住民税の通知", "野良猫のえさやり"]


def test_what_is_not_offered_narrows_nothing(three: None, desk: DeskOf) -> None:
    assert len(titles(desk("aoi"), status="x", owner="1 OR 1=1", sort="password", page="-1")) == 3


def test_a_search_is_narrowed_by_the_filters_and_teaches_where_nothing_is_found(three: None, desk: DeskOf) -> None:
    aoi = desk("aoi")
    address = aoi.client.post("/staff/search/", {"words": "自転車"})["Location"]

    page = aoi.client.get(f"{address}&status=closed")
    assert page.context["page"].hits == []
    assert "「自転車」の相談は見つかりません" in page.content.decode()


def test_what_was_said_is_shown_with_its_words_marked(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        new_case(cast, body="通知の話。去年引っ越したところです。ゴミの袋はどこで買えますか。")
        index_all()
    page = desk("aoi").client.post("/staff/search/", {"words": "廃棄物"}, follow=True).content.decode()

    assert "<mark>ゴミ</mark>の袋はどこで買えますか。" in page


def test_a_case_that_was_found_tells_the_day_in_japan_on_which_it_came(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        new_case(cast, body="早朝の側溝", at=datetime(2025, 1, 15, 8, 30, tzinfo=TOKYO))
        index_all()
    page = desk("aoi").client.post("/staff/search/", {"words": "側溝"}, follow=True).content.decode()

    assert "2025年1月15日" in page


def test_text_is_found_in_number_and_matter_and_the_search_is_recorded(three: None, cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert found(aoi, "自転車") == ["自転車の放置"]
    assert found(aoi, "2025-0001") == ["住民税の通知"]
    assert found(aoi, "100%") == []
    with use(cast.city):
        searches = list(Entry.objects.filter(action="case.searched").order_by("pk"))
    assert [search.details["hits"] for search in searches] == [1, 1, 0]
    assert all("自転車" not in str(search.details) for search in searches)


def test_a_plain_list_is_no_search(three: None, cast: Cast, desk: DeskOf) -> None:
    titles(desk("aoi"))
    with use(cast.city):
        assert not Entry.objects.filter(action="case.searched").exists()


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_no_other_role_opens_the_list(three: None, desk: DeskOf, name: str) -> None:
    assert desk(name).get("/staff/cases/").status_code == 403


def test_the_list_takes_as_many_statements_with_5000_cases_as_with_50(cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    with use(cast.city):
        first = new_case(cast)
        handed_over(cast, first)
        _fill(first, up_to=50)
    few = _statements(aoi)
    with use(cast.city):
        _fill(first, up_to=5_000)
    many = _statements(aoi)
    assert len(few) == len(many) <= STATEMENTS, "\n".join(many)


def _statements(desk: Desk) -> list[str]:
    desk.get("/staff/cases/")
    with CaptureQueriesContext(connection) as asked:
        page = desk.get("/staff/cases/")
    assert len(page.context["rows"]) == 50
    return [query["sql"] for query in asked]


def _fill(first: Case, *, up_to: int) -> None:
    names = ("title", "topic", "channel", "party_id", "opened_at", "touched_at")
    common = {name: getattr(first, name) for name in names}
    have = Case.objects.count()
    Case.objects.bulk_create(Case(number=f"2024-{each}", **common) for each in range(have, up_to))
