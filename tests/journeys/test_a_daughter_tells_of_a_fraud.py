"""A daughter calls about her mother, who was sold a roof at the door; in the end the money comes back."""

import pytest

from tests.support.browser import House, Visitor
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

MATTER = "母が、きのう訪問してきた業者と屋根の修理を契約した。瓦がずれていると言われ、手付金を払ったという。"
TITLE = "母が、きのう訪問してきた業者と屋根の修理を契約した"
FACT = "契約書の日付は昨日。工事の金額は68万円、手付金は12万円。クーリング・オフの説明の欄は空白。"
ADVICE = "クーリング・オフの通知を、契約書の業者の住所に特定記録郵便で送るよう伝えた。"
TROUBLES = ("収入・生活費", "家族との関係", "そのほか")
WORST = "収入・生活費"
DAUGHTER, MOTHER = "白石 由美", "白石 トシ子"


def test_a_daughter_gets_her_mothers_money_back(house: House, people: Cast, saijo_people: Cast) -> None:
    aoi = house.staff(people.city, people.users["aoi"])
    case = _take_the_call(aoi)
    _write_down_whose_words(aoi)
    _name_whom_it_concerns(aoi, case)
    _tick_troubles(aoi, case)
    _close_with_what_came_back(aoi, case)

    akane = house.staff(saijo_people.city, saijo_people.users["aoi"])
    for words in (DAUGHTER, MOTHER, "クーリング・オフ"):
        assert not akane.look_for(words).sees(TITLE), words
    assert akane.open(case).heading == "ページが見つかりません"


def _take_the_call(aoi: Visitor) -> str:
    aoi.press("新しい相談").write("どんな相談ですか", MATTER).write("お名前（空欄は匿名）", DAUGHTER)
    aoi.write("電話番号", "090-4444-5555").write("ふりがな", "しらいし ゆみ").choose("消費トラブル").press("受け付ける")
    assert aoi.sees(f"{DAUGHTER}（シライシ ユミ）")
    return aoi.path


def _write_down_whose_words(aoi: Visitor) -> None:
    aoi.write("事実", FACT).write("職員の見立て", ADVICE).press("記録する")
    for words in (FACT, ADVICE):
        assert aoi.sees(words)


def _name_whom_it_concerns(aoi: Visitor, case: str) -> None:
    aoi.open(f"{case}people/").press("関係者を加える")
    aoi.write("お名前", MOTHER).write("ふりがな", "しらいし としこ").choose("困りごとの本人")
    aoi.write("相談した方から見た間柄", "母").write("生年月日", "昭和70年5月3日").press("登録する")
    assert aoi.page.title().startswith("入力の確認：")  # a day that never was
    assert aoi.page.get_by_label("相談した方から見た間柄").input_value() == "母"
    aoi.write("生年月日", "昭和20年5月3日").press("登録する")
    assert aoi.sees("関係者を加えました。")
    row = aoi.page.get_by_role("row").filter(has_text=MOTHER)
    for words in ("困りごとの本人", "母", "昭和20年5月3日"):
        assert words in row.inner_text()
    assert MOTHER in aoi.page.locator(".people-chart").inner_text()


def _tick_troubles(aoi: Visitor, case: str) -> None:
    aoi.open(case).press("この方").press("困りごとを選ぶ")
    for trouble in TROUBLES:
        aoi.choose(trouble)
    aoi.press("登録する")
    assert aoi.page.title().startswith("入力の確認：")  # of several, one is the worst
    aoi.pick("いちばん困っていること", WORST).press("登録する")
    assert aoi.sees("困りごとを登録しました。")
    assert aoi.sees(f"{WORST} いちばん困っていること")


def _close_with_what_came_back(aoi: Visitor, case: str) -> None:
    aoi.open(case).press("終了…").choose("解決した").write("取り戻した金額（円）", "六十八万円").press("終了する")
    assert aoi.page.title().startswith("入力の確認：")
    aoi.write("取り戻した金額（円）", "６８０，０００").write("まとめ", "手付金12万円が返り、残りは払わずに済んだ。")
    aoi.press("終了する")
    assert aoi.sees("相談を終了しました。")
    assert aoi.sees("680,000円")
