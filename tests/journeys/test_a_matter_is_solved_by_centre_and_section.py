"""The main job: a citizen writes, the section answers, the centre closes, and the other city sees nothing of it."""

import re
from dataclasses import dataclass

import pytest

from mannaka_tenancy import Tenant
from tests.support.browser import PHONE, House, Visitor, Window, people_of
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

STORY = "住民税の通知が届きません。\n督促状だけが来て困っています。去年の9月に引っ越しました。"
TITLE = "住民税の通知が届きません"
REPLY = "台帳の住所を直しました。新しい通知書は、あす郵便でお送りします。"
WAITS = "この相談は終了できません。市民税課からの回答がまだ届いていません。"
TRAIL = (
    ("市民", "相談を受け付けた"),
    ("青井 葵", "担当を決めた"),
    ("青井 葵", "課に引き継いだ"),
    ("渡部 蓮", "引き継ぎを受け取った"),
    ("渡部 蓮", "引き継ぎに回答した"),
    ("青井 葵", "お返事を送った"),
    ("青井 葵", "相談を終了した"),
)
PHONE_WITHOUT_SCRIPTS = Window(size=PHONE, scripts=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What the citizen takes home."""

    number: str
    secret: str


@pytest.fixture(params=["imabari", "saijo"])
def here(request: pytest.FixtureRequest) -> Tenant:
    """Return the city in which it happens."""
    city: Tenant = request.getfixturevalue(request.param)
    return city


@pytest.fixture
def there(here: Tenant, imabari: Tenant, saijo: Tenant) -> Tenant:
    """Return the other city."""
    return saijo if here == imabari else imabari


def test_a_matter_is_heard_handed_over_answered_and_closed(
    house: House, here: Tenant, there: Tenant, cast_here: Cast, cast_there: Cast
) -> None:
    citizen = house.visitor(here, PHONE_WITHOUT_SCRIPTS)
    slip = _send_by_the_form(citizen)

    aoi = house.staff(here, cast_here.users["aoi"])
    _take_and_record(aoi, slip)
    _hand_over(aoi)
    case_path = aoi.path

    ren = house.staff(here, cast_here.users["ren"])
    _acknowledge(ren)
    _cannot_close(aoi, case_path)
    _report_back(ren)

    aoi.open(case_path)
    assert aoi.sees("回答あり")
    assert aoi.sees("台帳の住所が古いままでした。")
    aoi.press("お返事を書く").write("お返事", REPLY).press("お返事を送る")
    _close_and_see_the_figures_move(aoi, case_path)

    _read_reply_and_write_again(citizen, slip)

    aoi.open("/staff/")
    aoi.press("新しいメッセージ 1")
    assert aoi.sees(slip.number)
    aoi.press(TITLE)
    assert aoi.sees("相談した方から、新しいメッセージが届いています")
    assert aoi.sees("通知書が届きました。ありがとうございました。")
    aoi.press("読みました")
    assert not aoi.sees("相談した方から、新しいメッセージが届いています")

    _auditor_sees_the_trail(house.staff(here, cast_here.users["sora"]), slip)
    _the_other_city_sees_nothing(house, there, cast_there, slip, case_path)


@pytest.fixture
def cast_here(house: House, here: Tenant) -> Cast:
    """Return the staff of the city in which it happens."""
    return people_of(here)


@pytest.fixture
def cast_there(house: House, there: Tenant) -> Cast:
    """Return the staff of the other city."""
    return people_of(there)


def _send_by_the_form(citizen: Visitor) -> Slip:
    citizen.open("/").press("書いて送る")
    citizen.press("次へ")
    assert citizen.page.title().startswith("入力の確認：")
    citizen.choose("手続き・税").press("次へ")
    citizen.write("くわしく教えてください", STORY).press("次へ")
    citizen.choose("電話").write("電話番号", "０９０ー１２３４ー５６７８").press("次へ")
    citizen.write("お名前", "田中 花子").press("次へ")
    assert citizen.heading == "この内容で送りますか"
    assert citizen.sees("電話：090-1234-5678")
    citizen.press("送る")
    assert citizen.heading == "相談を受け付けました"
    number, secret = citizen.page.locator(".receipt dd").all_inner_texts()
    assert re.fullmatch(r"\d{4}-\d{4}", number)
    assert re.fullmatch(r"(\w{4}-){2}\w{4}", secret)
    return Slip(number=number, secret=secret)


def _take_and_record(aoi: Visitor, slip: Slip) -> None:
    assert aoi.path == "/staff/"
    aoi.press("未対応 1")
    assert aoi.sees(slip.number)
    aoi.press(TITLE)
    assert aoi.sees("去年の9月に引っ越しました。")
    aoi.press("自分が担当する")
    assert aoi.sees("青井 葵")
    aoi.write("本人の話", "電話でうかがった。転居届は9月3日に出した。").write("職員の見立て", "台帳の不備か。")
    aoi.press("記録する")
    assert aoi.sees("転居届は9月3日に出した。")


def _hand_over(aoi: Visitor) -> None:
    aoi.press("課に引き継ぐ").press("引き継ぐ")
    assert aoi.page.title().startswith("入力の確認：")
    aoi.pick("引き継ぎ先の課", "市民税課").write("引き継ぐ理由", "台帳の住所を確かめてください。")
    aoi.choose("口頭で同意した").press("引き継ぐ")
    assert aoi.sees("課に引き継ぎました。")
    assert aoi.sees("受け取り待ち")


def _acknowledge(ren: Visitor) -> None:
    ren.press(TITLE)
    assert ren.sees("台帳の住所を確かめてください。")
    assert ren.sees("田中 花子")
    assert not ren.sees("台帳の不備か。")
    ren.press("受け取りました")
    assert ren.sees("対応中")


def _cannot_close(aoi: Visitor, case_path: str) -> None:
    aoi.open(case_path).press("終了…")
    assert aoi.sees(WAITS)
    assert aoi.page.get_by_label("回答を待たずに終了する理由").is_visible()
    aoi.choose("解決した").press("終了する")
    assert aoi.sees(WAITS)
    assert aoi.path.endswith("/close/")


def _close_and_see_the_figures_move(aoi: Visitor, case_path: str) -> None:
    assert _figures(aoi) == {"came": 1, "ended": 0, "in time": 1, "open": 1}
    aoi.open(case_path).press("終了…").choose("解決した").write("まとめ", "住所を直して解決。").press("終了する")
    assert aoi.sees("相談を終了しました。")
    assert aoi.sees("解決した")
    assert _figures(aoi) == {"came": 1, "ended": 1, "in time": 1, "open": 0}


def _figures(aoi: Visitor) -> dict[str, int]:
    shown = aoi.press("統計").page.locator(".figures__sum strong").all_inner_texts()
    return dict(zip(("came", "ended", "in time", "open"), map(int, shown), strict=False))


def _report_back(ren: Visitor) -> None:
    ren.press("回答する").choose("対応した").write("回答の内容", "台帳の住所が古いままでした。きょう直しました。")
    ren.press("回答する")
    assert ren.sees("相談センターに回答しました。")
    assert ren.sees("回答済み")


def _read_reply_and_write_again(citizen: Visitor, slip: Slip) -> None:
    citizen.open("/form/done/").press("お返事を見る画面へ")
    citizen.write("受付番号", slip.number).write("合言葉", slip.secret.lower().replace("-", "")).press("見る")
    assert citizen.sees(REPLY)
    assert citizen.sees(STORY)
    assert not citizen.sees("台帳の不備か。")
    assert not citizen.sees("台帳の住所が古いままでした。")
    citizen.write("書き足す", "通知書が届きました。ありがとうございました。").press("送る")
    assert citizen.sees("お送りしました。")
    assert citizen.sees("通知書が届きました。ありがとうございました。")


def _auditor_sees_the_trail(sora: Visitor, slip: Slip) -> None:
    sora.press("操作の記録").write("受付番号", slip.number).press("絞り込む")
    for who, what in TRAIL:
        assert sora.page.get_by_role("row").filter(has_text=what).filter(has_text=who).count(), what
    assert not sora.sees("住民税")
    sora.pick("操作", "引き継ぎ").press("絞り込む")
    assert sora.sees("引き継ぎに回答した")
    assert not sora.sees("相談を終了した")


def _the_other_city_sees_nothing(house: House, there: Tenant, cast: Cast, slip: Slip, case_path: str) -> None:
    akane = house.staff(there, cast.users["aoi"])
    assert akane.sees("の相談はありません")
    for path in (case_path, f"{case_path}close/", f"{case_path}print/"):
        assert akane.open(path).heading == akane.open("/staff/cases/999999/").heading
        assert not akane.sees(TITLE)
    akane.open(f"/staff/cases/?q={slip.number}")
    assert not akane.sees(TITLE)

    stranger = house.visitor(there).open("/portal/")
    stranger.write("受付番号", slip.number).write("合言葉", slip.secret).press("見る")
    assert stranger.path == "/portal/"
    assert not stranger.sees(TITLE)
