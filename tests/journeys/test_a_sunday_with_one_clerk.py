"""A Sunday at the counter, Monday a holiday: one clerk, no section, and nobody goes home without a day."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine

from mannaka_kit.clock import TOKYO
from mannaka_tenancy import Tenant, use
from tests.support.browser import PHONE, House, Visitor, Window, people_of, sign_in
from tests.support.browser_server import WebServer
from tests.support.calls import a_room
from tests.support.cast import Cast
from tests.support.plugin import RunDatabase

pytestmark = pytest.mark.browser

SUNDAY = datetime(2026, 1, 11, 9, 10, tzinfo=TOKYO)  # Monday the 12th is 成人の日
MATTER = "国民健康保険料の督促状が届いたが、年末に払ったとのこと。平日は仕事で来られない。"
TITLE = "国民健康保険料の督促状が届いたが、年末に払ったとのこと"
STORY = "夫に先立たれてから、話す相手がいません。"
WHY = "納付の記録を確かめてください。領収書の写しはお預かりしました。"


@pytest.fixture(scope="module")
def web_server(run_database: RunDatabase) -> Iterator[WebServer]:
    """Start a web server for which it is Sunday morning."""
    server = WebServer(starts_at=SUNDAY)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def on_sunday() -> Iterator[None]:
    """Let the test itself live on that Sunday, too."""
    with time_machine.travel(SUNDAY):
        yield


@pytest.fixture
def people(on_sunday: None, house: House, imabari: Tenant) -> Cast:
    """Return the staff of Imabari, and its one room."""
    cast = people_of(imabari)
    with use(imabari):
        a_room(cast)
    return cast


@pytest.fixture
def saijo_people(on_sunday: None, house: House, saijo: Tenant) -> Cast:
    """Return the staff of Saijo."""
    return people_of(saijo)


def on(moment: datetime, visitor: Visitor) -> Visitor:
    """Let the clock of the visitor's computer stand at a moment and go on."""
    visitor.context.clock.set_system_time(moment)
    return visitor


def test_nobody_leaves_without_a_day_and_the_sections_find_it_on_tuesday(
    house: House, people: Cast, saijo_people: Cast
) -> None:
    citizen = on(SUNDAY, house.visitor(people.city, Window(size=PHONE, scripts=False)))
    citizen.open("/")
    assert citizen.sees("ただいま相談できます")
    assert citizen.sees("きょうは 15:00 まで")
    _write_from_home(citizen)

    aoi = sign_in(on(SUNDAY, house.visitor(people.city)), people.users["aoi"])
    assert aoi.sees("1月11日（日）")
    case = _take_down_at_the_counter(aoi)
    _no_officer_comes(aoi)
    _hand_over_and_promise(aoi, case)
    _listen_to_the_other(aoi)

    aoi.open("/staff/").press("回答待ち 1")
    assert aoi.sees(TITLE)
    assert aoi.sees("お約束 1月20日（火）")
    ren = sign_in(on(SUNDAY, house.visitor(people.city)), people.users["ren"])
    assert ren.sees("受け取り待ち 1")
    ren.press(TITLE)
    assert ren.sees(WHY)

    akane = sign_in(on(SUNDAY, house.visitor(saijo_people.city)), saijo_people.users["aoi"])
    assert not akane.sees(TITLE)
    assert akane.open(case).heading == "ページが見つかりません"


def _write_from_home(citizen: Visitor) -> None:
    citizen.press("書いて送る").choose("心の悩み").press("次へ")
    citizen.write("くわしく教えてください", STORY).press("次へ")
    citizen.choose("連絡先は書かず、受付番号の画面で読む").press("次へ").press("次へ").press("送る")
    assert citizen.heading == "相談を受け付けました"


def _take_down_at_the_counter(aoi: Visitor) -> str:
    aoi.press("新しい相談").write("どんな相談ですか", MATTER).write("お名前（空欄は匿名）", "石川 勝")
    aoi.write("電話番号", "080-5555-0123").choose("手続き・税").choose("窓口").press("受け付ける")
    assert aoi.sees("相談を受け付けました。")
    assert aoi.sees("期限 1月13日（火）")
    return aoi.path


def _no_officer_comes(aoi: Visitor) -> None:
    aoi.press("呼ぶ")
    assert aoi.sees("きょうは閉庁日です。課の職員は 1月13日（火） までいません")
    aoi.press("課に引き継ぐ")


def _hand_over_and_promise(aoi: Visitor, case: str) -> None:
    assert aoi.sees("1月19日（月）")  # five days of work after Sunday, Monday's holiday left out
    aoi.pick("引き継ぎ先の課", "市民税課").write("引き継ぐ理由", WHY).choose("口頭で同意した").press("引き継ぐ")
    assert aoi.path == case
    aoi.press("日を約束する").write("お返事をお約束した日", "2026-01-10").press("記録する")
    assert aoi.page.title().startswith("入力の確認：")
    aoi.write("お返事をお約束した日", "2026-01-20").press("記録する")
    assert aoi.sees("お約束の日を記録しました。")
    assert aoi.sees("お約束の日 1月20日（火）")


def _listen_to_the_other(aoi: Visitor) -> None:
    aoi.open("/staff/inbox/")
    letter = aoi.page.get_by_role("row").filter(has_text=STORY)
    aoi.leave_by(letter.get_by_role("button", name="を受け持つ").click)
    aoi.press("終了…").choose("お話をうかがった").press("終了する")
    assert aoi.sees("相談を終了しました。")
    assert aoi.sees("お話をうかがった")
