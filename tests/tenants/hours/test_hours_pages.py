"""The administrators' page on the opening hours."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.hours import selectors
from tenants.hours.models import RegularHours, SpecialDay
from tests.tenants.browsing import page, post
from tests.tenants.statements import statements

HOURS = "/staff/settings/hours/"


def tomorrow(days: int = 1) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def preview(client: Client) -> list[str]:
    """Return the rows of the next two weeks as plain text."""
    table = page(client, HOURS).rpartition("<table")[2]
    rows = re.findall(r"<tr>(.*?)</tr>", table, flags=re.DOTALL)[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_the_page_shows_the_hours_and_the_next_fourteen_days(desk: Client) -> None:
    text = page(desk, HOURS)
    for expected in ("平日", "8:30〜17:15", "土曜・日曜", "9:00〜15:00", "祝日", "年末年始"):
        assert expected in text
    assert len(preview(desk)) == 14


def test_a_change_from_tomorrow_is_planned_shown_and_withdrawn(desk: Client) -> None:
    all_kinds = ("weekday", "weekend", "holiday", "year_end")
    for kind in all_kinds:
        data = {"day_type": kind, "opens": "10:00", "closes": "16:00", "valid_from": tomorrow()}
        assert post(desk, f"{HOURS}change/", data)["Location"] == HOURS
    rows = preview(desk)
    assert "10:00〜16:00" not in rows[0]
    assert all("10:00〜16:00" in row for row in rows[1:])
    for row in RegularHours.objects.filter(valid_from__gt=clock.today()):
        assert post(desk, f"{HOURS}changes/{row.pk}/withdraw/").status_code == 302
    assert not any("10:00〜16:00" in row for row in preview(desk))


def test_a_closure_stands_on_the_page_with_its_reason_and_goes_again(desk: Client, saijo: Tenant) -> None:
    data = {"on": tomorrow(), "opens": "", "closes": "", "reason": "設備の点検のため"}
    assert post(desk, f"{HOURS}days/add/", data).status_code == 302
    assert "休み" in preview(desk)[1]
    assert "設備の点検のため" in preview(desk)[1]
    with use(saijo):
        assert selectors.opening_on(clock.today() + timedelta(days=1)).is_open
    day = SpecialDay.objects.get()
    assert post(desk, f"{HOURS}days/{day.pk}/remove/").status_code == 302
    assert "設備の点検のため" not in page(desk, HOURS)


def test_the_form_sent_twice_makes_one_special_day(desk: Client) -> None:
    from tests.tenants.browsing import KEY

    key = KEY.search(page(desk, f"{HOURS}days/add/"))
    assert key is not None
    data = {"idempotency_key": key[1], "on": tomorrow(), "reason": "点検"}
    answers = [desk.post(f"{HOURS}days/add/", data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert SpecialDay.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"day_type": ""}, "日の区分を選んでください"),
        ({"opens": "25:00"}, "時刻は、8:30 の形で"),
        ({"closes": ""}, "両方入力してください"),
        ({"closes": "08:00"}, "閉める時刻は、開ける時刻より後"),
        ({"valid_from": "2020-01-01"}, "過ぎた日の時間は変えられません"),
        ({"valid_until": "2020-01-01"}, "終わりの日は"),
    ],
)
def test_a_wrong_change_is_explained_at_the_field(desk: Client, data: dict[str, str], words: str) -> None:
    before = RegularHours.objects.count()
    given = {"day_type": "weekday", "opens": "09:00", "closes": "17:00", "valid_from": tomorrow()}
    answer = post(desk, f"{HOURS}change/", given | data)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert RegularHours.objects.count() == before


def test_a_second_special_day_on_the_same_day_and_one_without_reason_are_refused(desk: Client) -> None:
    post(desk, f"{HOURS}days/add/", {"on": tomorrow(), "reason": "点検"})
    answer = post(desk, f"{HOURS}days/add/", {"on": tomorrow(), "reason": "祭り"})
    assert "すでに特別の日になっています" in answer.content.decode()
    answer = post(desk, f"{HOURS}days/add/", {"on": tomorrow(2), "reason": ""})
    assert "理由を入力してください" in answer.content.decode()


def test_the_kind_of_day_that_was_clicked_is_chosen_already(desk: Client) -> None:
    text = page(desk, f"{HOURS}change/?day_type=holiday")
    assert re.search(r'value="holiday"[^>]*checked', text)
    assert re.search(r'name="opens"[^>]*value="9:00"|value="9:00"[^>]*name="opens"', text)


def test_the_page_costs_the_same_with_many_special_days(desk: Client) -> None:
    desk.get(HOURS)
    few = statements(lambda: desk.get(HOURS))
    SpecialDay.objects.bulk_create(
        SpecialDay(on=clock.today() + timedelta(days=number), spans=[], reason="x") for number in range(100)
    )
    assert few == statements(lambda: desk.get(HOURS)) == 7


def test_what_does_not_exist_is_a_404(desk: Client) -> None:
    for path in ("changes/999999/withdraw/", "days/999999/remove/"):
        assert desk.get(HOURS + path).status_code == 404
