"""The administrators' pages on ways, the year and the holidays."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tenants.hours.models import NationalHoliday, RegularHours, SpecialDay, Way
from tests.tenants.browsing import page, post
from tests.tenants.hours.test_hours_pages import HOURS, tomorrow
from tests.tenants.statements import statements

LIST = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/1/1,元日\r\n2026/6/10,新しい祝日\r\n"


def upload(client: Client, content: bytes) -> str:
    file = SimpleUploadedFile("syukujitsu.csv", content, content_type="text/csv")
    answer = client.post(f"{HOURS}holidays/", {"file": file})
    assert answer.status_code == 200
    return answer.content.decode()


def times(**changed: str) -> dict[str, str]:
    given = {"day_type": "weekday", "opens": "９：００", "closes": "12時", "opens_2": "1300", "closes_2": "24:00"}
    return {**given, "valid_from": tomorrow(), **changed}


def test_times_are_read_as_people_type_them_for_one_way(desk: Client) -> None:
    way = Way.objects.get(code="telephone")
    answer = post(desk, f"{HOURS}change/?way=telephone", times(way_id=str(way.pk)))
    assert answer["Location"] == f"{HOURS}?way=telephone"
    row = RegularHours.objects.get(way=way)
    assert row.spans == [540, 720, 780, 1440]
    shown = '<span class="nowrap">9:00〜12:00</span>、<span class="nowrap">13:00〜24:00</span>'
    assert shown in page(desk, f"{HOURS}?way=telephone")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"opens_2": "11:30"}, "時間帯が重なっています"),
        ({"closes_2": "0:00"}, "24:00 と入力してください"),
        ({"closes_2": "24:01"}, "時刻は、8:30 の形で"),
        ({"opens": "24:00"}, "23:59 まで"),
        ({"opens": "9:60"}, "時刻は、8:30 の形で"),
        ({"opens": "朝"}, "時刻は、8:30 の形で"),
        ({"closes_2": ""}, "両方入力してください"),
        ({"closes": "8:00"}, "閉める時刻は、開ける時刻より後"),
        ({"follows": "on"}, "時刻をすべて空けて"),
        ({"way_id": "999999"}, "選べる答えが変わりました"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_stays(
    desk: Client, changed: dict[str, str], words: str
) -> None:
    before = RegularHours.objects.count()
    answer = post(desk, f"{HOURS}change/", times(**changed)).content.decode()
    field = next(iter(changed))
    box = answer.split(f'data-field="{field}"')[1].split("data-field=")[0]
    assert words in box
    typed = {name: value for name, value in times(**changed).items() if name in {"opens", "closes", "opens_2"}}
    assert all(f'value="{value}"' in answer for value in typed.values())
    assert RegularHours.objects.count() == before


def test_the_centre_itself_has_nothing_to_follow_but_substitute_holidays_have(desk: Client) -> None:
    nothing = {"opens": "", "closes": "", "opens_2": "", "closes_2": "", "follows": "on"}
    assert "合わせる先がありません" in post(desk, f"{HOURS}change/", times(**nothing)).content.decode()
    answer = post(desk, f"{HOURS}change/", times(**nothing, day_type="substitute"))
    assert answer.status_code == 302
    assert "祝日に合わせる" in page(desk, HOURS)


def test_a_closure_of_some_days_is_listed_for_its_way(desk: Client) -> None:
    way = Way.objects.get(code="online")
    data = {"on": tomorrow(), "last": tomorrow(3), "way_id": str(way.pk), "reason": "回線の工事のため"}
    assert post(desk, f"{HOURS}days/add/", data).status_code == 302
    assert SpecialDay.objects.filter(way=way).count() == 3
    assert page(desk, f"{HOURS}?way=online").count("回線の工事のため") == 6
    assert page(desk, HOURS).count("回線の工事のため") == 3


def test_ways_are_added_and_changed(desk: Client) -> None:
    data = {"kind": "booth", "name": "大三島支所のブース", "code": "omishima", "position": "5"}
    assert post(desk, f"{HOURS}ways/add/", data).status_code == 302
    assert "別のコードにしてください" in post(desk, f"{HOURS}ways/add/", data).content.decode()
    way = Way.objects.get(code="omishima")
    assert post(desk, f"{HOURS}ways/{way.pk}/change/", {**data, "name": "大三島のブース"}).status_code == 302
    text = page(desk, f"{HOURS}ways/")
    assert "大三島のブース" in text
    assert "いまは受け付けていません" in text
    assert desk.get(f"{HOURS}ways/999999/change/").status_code == 404
    assert desk.get(f"{HOURS}?way=nowhere").status_code == 404


def test_year_end_is_settled_and_a_day_that_is_none_is_told(desk: Client) -> None:
    assert post(desk, f"{HOURS}year-end/", {"first_day": "28", "last_day": "4"}).status_code == 302
    assert "年末年始（12月28日〜1月4日）" in page(desk, HOURS)
    assert "31" in post(desk, f"{HOURS}year-end/", {"first_day": "32", "last_day": "4"}).content.decode()


def test_a_year_stands_on_one_sheet_with_its_marks(desk: Client) -> None:
    text = page(desk, f"{HOURS}year/?year=2026")
    assert "2026年度の開所カレンダー" in text
    assert len(re.findall(r'<span class="year-day">', text)) == 365
    for words in ("国民の休日", "勤労感謝の日", "年末年始", "2027年3月", "8:30〜17:15", "9:00〜15:00"):
        assert words in text
    for year in ("x", "1999", "99999999999999999999", "２０２６"):
        assert desk.get(f"{HOURS}year/", {"year": year}).status_code == 404
    assert statements(lambda: desk.get(f"{HOURS}year/?year=2026&way=telephone")) <= 7


def test_a_file_is_tried_out_without_any_change_and_then_taken_in(desk: Client) -> None:
    text = upload(desk, LIST.encode("cp932"))
    assert "2日の祝日を読み取りました" in text
    assert "新しい祝日" in text
    assert not NationalHoliday.objects.exists()
    carried = re.search(r'name="text" value="([^"]*)"', text)
    key = re.search(r'name="idempotency_key" value="([^"]*)"', text)
    assert carried
    assert key
    data = {"text": carried[1], "idempotency_key": key[1]}
    answers = [desk.post(f"{HOURS}holidays/import/", data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert NationalHoliday.objects.count() == 2
    assert "いまの一覧と同じです" in upload(desk, LIST.encode("cp932"))
    assert "内閣府の一覧どおりです" in page(desk, f"{HOURS}holidays/")


def test_wrong_rows_are_listed_and_nothing_can_be_taken_in(desk: Client) -> None:
    text = upload(desk, (LIST + "2026/1/1,元日\r\n2026/13/1,何か\r\n").encode("cp932"))
    assert "2行目と同じ日です" in text
    assert "日付を読み取れません：2026/13/1" in text
    assert "holidays/import/" not in text
    assert "文字コードが違います" in upload(desk, LIST.encode())
    answer = desk.post(f"{HOURS}holidays/import/", {"text": "でたらめ", "idempotency_key": "1" * 32})
    assert "1行目は" in answer.content.decode()
    assert not NationalHoliday.objects.exists()
    assert "ファイルを選んでください" in desk.post(f"{HOURS}holidays/").content.decode()
