import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.models import HomePage
from mannaka_tenancy import Tenant, use
from mannaka_tenancy.registry import directory
from tenants.hours.models import RegularHours, Way
from tests.cms.conftest import TELEPHONE

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Tenant], Client]

MOST_STATEMENTS = 8


def home(client: Client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def statements(client: Client) -> int:
    wrapper: Any = connection  # role and path are switched outside of what Django captures
    before = wrapper.scope_switches
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    return len(queries) + int(wrapper.scope_switches - before)


def test_an_open_centre_says_so_and_until_when(citizen: Client) -> None:
    assert "ただいま相談できます" in home(citizen)
    assert "きょうは 17:15 まで" in home(citizen)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 1, 14, 22, 0, tzinfo=UTC), "次は きょう 8:30 から"),
        (datetime(2026, 1, 16, 11, 0, tzinfo=UTC), "次は あす（土） 9:00 から"),
    ],
)
def test_a_closed_centre_says_when_it_opens_next(citizen: Client, at: datetime, words: str) -> None:
    with time_machine.travel(at, tick=False):
        page = home(citizen)
    assert "ただいま受付時間外です" in page
    assert words in page


@time_machine.travel(datetime(2026, 12, 31, 1, 0, tzinfo=UTC), tick=False)
def test_new_years_eve_is_open_with_its_own_hours(citizen: Client) -> None:
    page = home(citizen)
    assert "きょうは 15:00 まで" in page
    assert page.count("9:00〜15:00") >= 4


def test_each_way_shows_its_hours_of_today_and_one_that_is_closed_when_it_opens_next(
    citizen: Client, imabari: Tenant
) -> None:
    with use(imabari):
        telephone = Way.objects.get(code="telephone")
        RegularHours.objects.create(
            way=telephone, day_type="weekday", spans=[540, 570, 780, 1440], valid_from=date(2026, 1, 1)
        )
    table = home(citizen).partition("きょうの受付")[2].partition("</table>")[0]
    words = " ".join(re.sub(r"<[^>]+>", " ", table).split())
    assert "窓口 8:30〜17:15 受付中 電話 9:00〜9:30、13:00〜24:00 次は きょう 13:00 から" in words
    assert "オンライン" not in words


def test_the_week_stands_there_with_today_first(citizen: Client) -> None:
    rows = re.findall(r'<time datetime="(2026-01-\d\d)">', home(citizen))
    assert rows == [f"2026-01-{day}" for day in range(15, 22)]


def test_the_telephone_comes_before_every_other_way(citizen: Client) -> None:
    ways = home(citizen).split("opening__ways")[1]
    assert (
        ways.index(f'href="tel:{TELEPHONE.replace("-", "")}"')
        < ways.index('href="/form/"')
        < ways.index('href="/portal/"')
    )


def test_nothing_is_offered_that_does_not_exist(citizen: Client) -> None:
    shown = home(citizen)
    for way in ("LINE", "ビデオ", "オンライン"):
        assert way not in shown


def test_a_topic_leads_to_its_page_or_straight_to_the_form(citizen: Client) -> None:
    links = re.findall(r'href="([^"]+)"', home(citizen).split('class="topics"')[1].split("</ul>")[0])
    assert len(links) == 9
    assert "/consultations/consumer/" in links
    assert "/form/?topic=housing" in links
    assert [citizen.get(link).status_code for link in links] == [200] * 9


def test_a_notice_stands_on_top_only_where_there_is_one(citizen: Client, imabari: Tenant) -> None:
    assert "臨時の休み" not in home(citizen)
    with use(imabari):
        HomePage.objects.update(notice="1月20日は臨時の休みです。")
    assert home(citizen).index("臨時の休み") < home(citizen).index("ただいま相談できます")


def test_a_city_without_a_telephone_yet_shows_no_empty_link(client_of: ClientOf, saijo: Tenant) -> None:
    assert 'href="tel:' not in home(client_of(saijo))


def test_each_city_has_its_own_name_and_telephone(citizen: Client, client_of: ClientOf, saijo: Tenant) -> None:
    assert "<title>今治市 市民が真ん中 相談センター</title>" in home(citizen)
    page = home(client_of(saijo))
    assert "<title>西条市 市民が真ん中 相談センター</title>" in page
    assert TELEPHONE not in page
    assert "今治市" not in page


def test_the_home_page_needs_few_statements(citizen: Client) -> None:
    home(citizen)
    assert statements(citizen) <= MOST_STATEMENTS


def test_the_home_page_stays_within_its_statements_when_the_registry_is_asked_anew(citizen: Client) -> None:
    home(citizen)
    directory._checked = float("-inf")  # as each second
    assert statements(citizen) <= MOST_STATEMENTS


def test_an_unpublished_home_page_is_not_shown(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        HomePage.objects.update(live=False)
    assert citizen.get("/").status_code == 404


def test_the_language_is_changed_by_a_post_and_kept_in_a_cookie(citizen: Client) -> None:
    citizen.get("/language/?language=en")
    assert "django_language" not in citizen.cookies
    response = citizen.post("/language/", {"language": "en", "next": "/"})
    assert response.headers["Location"] == "/"
    assert citizen.cookies["django_language"].value == "en"
    assert '<html lang="en"' in home(citizen)
