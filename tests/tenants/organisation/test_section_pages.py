"""The administrators' pages on sections."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.organisation.models import Section
from tests.tenants.browsing import page, post
from tests.tenants.statements import statements

SECTIONS = "/staff/settings/sections/"
NEW = {"code": "shiminzei", "name": "市民税課", "name_kana": "しみんぜいか", "telephone": "0898-36-1510"}


def names(client: Client, query: str = "") -> list[str]:
    return re.findall(r'<th scope="row">([^<]+)<br>', page(client, SECTIONS + query))


def make(code: str, kana: str, days: int = 0, until: int | None = None) -> Section:
    today = clock.today()
    last = None if until is None else today + timedelta(days=until)
    return Section.objects.create(
        code=code, name=kana, name_kana=kana, valid_from=today + timedelta(days=days), valid_until=last
    )


def test_a_section_is_added_changed_and_ended_by_its_pages(desk: Client) -> None:
    today = clock.today().isoformat()
    assert post(desk, f"{SECTIONS}add/", {**NEW, "valid_from": today})["Location"] == SECTIONS
    section = Section.objects.get(code="shiminzei")
    changed = {"name": "税務課", "name_kana": "ぜいむか", "telephone": ""}
    assert post(desk, f"{SECTIONS}{section.pk}/", changed).status_code == 302
    assert names(desk) == ["税務課"]
    assert post(desk, f"{SECTIONS}{section.pk}/end/", {"last_day": today}).status_code == 302
    assert "廃止予定" in page(desk, SECTIONS)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"code": "市民"}, "課のコードは"),
        ({"name": ""}, "課の名前を入力してください"),
        ({"telephone": "110"}, "電話番号は"),
        ({"valid_from": "きょう"}, "日付を読み取れませんでした"),
        ({"valid_until": "2000-01-01"}, "最後の日は"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(desk: Client, data: dict[str, str], words: str) -> None:
    answer = post(desk, f"{SECTIONS}add/", {**NEW, "valid_from": clock.today().isoformat(), **data})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert words in text
    assert "入力の確認：" in text
    assert not Section.objects.exists()


def test_the_address_sorts_the_list_and_shows_the_ended_ones(desk: Client) -> None:
    make("b", "アイ"), make("a", "カキ", days=5), make("c", "サシ", days=-9, until=-1)
    assert names(desk) == ["アイ", "カキ"]
    assert names(desk, "?sort=code") == ["カキ", "アイ"]
    assert names(desk, "?sort=from") == ["カキ", "アイ"]
    assert names(desk, "?sort=telephone;drop") == ["アイ", "カキ"]
    assert names(desk, "?show=all") == ["アイ", "カキ", "サシ"]


def test_the_list_costs_the_same_with_two_and_with_sixty_sections(desk: Client) -> None:
    make("a", "ア"), make("b", "イ")
    desk.get(SECTIONS)
    few = statements(lambda: desk.get(SECTIONS))
    for number in range(60):
        make(f"n{number}", f"ン{number:02}")
    assert few == statements(lambda: desk.get(SECTIONS)) == 4  # session, person with roles, count, page
    assert len(names(desk)) == 50
    assert len(names(desk, "?page=2")) == 12


def test_a_section_of_another_city_is_a_404(desk: Client, saijo: Tenant) -> None:
    with use(saijo):
        foreign = [make(f"n{number}", "ン").pk for number in range(9)][-1]
    assert desk.get(f"{SECTIONS}{foreign}/").status_code == 404
    assert desk.get(f"{SECTIONS}{foreign}/end/").status_code == 404
