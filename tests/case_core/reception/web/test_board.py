"""The reception's pages for staff."""

from collections.abc import Callable

import pytest

from case_core.cases.models import Case
from case_core.desk.models import Room
from case_core.reception.models import HelpCall, QueueTicket
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.reception import called, came, rooms
from tests.tenants.statements import statements

DeskOf = Callable[[str], Desk]
BOARD = "/staff/reception/"


@pytest.fixture
def three(cast: Cast) -> tuple[Room, Room, Room]:
    with use(cast.city):
        return rooms(cast)


def test_a_clerk_gives_a_number_with_one_button_and_sees_the_slip(cast: Cast, desk: DeskOf) -> None:
    page = desk("aoi").send_and_follow(f"{BOARD}issue/")
    for words in ("番号札</span> A-1", "<svg", "番号でお呼びします", "/queue/"):
        assert words in page
    with use(cast.city):
        assert QueueTicket.objects.get().way == "counter"


def test_a_number_sent_twice_is_one_number(cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert aoi.send(f"{BOARD}issue/", key="k" * 32)["Location"] == aoi.send(f"{BOARD}issue/", key="k" * 32)["Location"]
    with use(cast.city):
        assert QueueTicket.objects.count() == 1


def test_a_walk_in_is_called_to_room_2_and_redirected_to_room_3(
    cast: Cast, three: tuple[Room, Room, Room], desk: DeskOf
) -> None:
    aoi, nagi = desk("aoi"), desk("nagi")
    aoi.send_and_follow(f"{BOARD}issue/")
    assert "次の方を呼ぶ（A-1）" in aoi.send_and_follow(f"{BOARD}room/", room=three[1].pk)
    page = aoi.send_and_follow(f"{BOARD}next/", room=three[1].pk)
    assert "A-1番の方を室2に呼びました。" in page
    for button in ("来た・相談を始めた", "もう一度呼ぶ", "来なかった", "ほかの部屋へ…", "取り置く", "終わりにする"):
        assert button in page
    with use(cast.city):
        ticket = QueueTicket.objects.get().pk
    assert "同じ番号のまま室3で待っていただきます。" in aoi.send_and_follow(
        f"{BOARD}{ticket}/redirect/", room=three[2].pk
    )
    nagi.send_and_follow(f"{BOARD}room/", room=three[2].pk)
    assert "A-1番の方を室3に呼びました。" in nagi.send_and_follow(f"{BOARD}next/", room=three[2].pk)
    shown = nagi.get(f"{BOARD}{ticket}/").content.decode()
    for words in ("室2", "ほかの部屋に案内した", "室3", "青井 葵", "村上 凪"):
        assert words in shown


def test_what_cannot_be_done_is_said_on_the_board(cast: Cast, three: tuple[Room, Room, Room], desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert "いま待っていません" in aoi.send_and_follow(f"{BOARD}next/", room=three[0].pk)
    assert "選べる答えが変わりました" in aoi.send_and_follow(f"{BOARD}next/", room="x")


def test_a_number_becomes_a_case(cast: Cast, three: tuple[Room, Room, Room], desk: DeskOf) -> None:
    with use(cast.city):
        came(cast)
        ticket = called(cast, three[0])
    aoi, path = desk("aoi"), f"{BOARD}{ticket.pk}/take-up/"
    assert "words" in aoi.send(path, words=" ", topic="money").context["form"].errors
    page = aoi.send_and_follow(path, words="家賃が払えない。", topic="money", name="田中 花子")
    assert "番号札から相談を始めました。" in page
    with use(cast.city):
        assert QueueTicket.objects.get().case == Case.objects.get()
    assert "相談を開く" in aoi.get(f"{BOARD}{ticket.pk}/").content.decode()


def test_everybody_of_the_centre_hears_a_call_for_help(
    cast: Cast, three: tuple[Room, Room, Room], desk: DeskOf
) -> None:
    aoi, nagi = desk("aoi"), desk("nagi")
    aoi.send_and_follow(f"{BOARD}help/{three[1].pk}/")
    heard = nagi.get("/staff/talks/alerts/").content.decode()
    assert "室2の青井 葵さんが、応援を呼んでいます" in heard
    calm = nagi.get("/staff/talks/alerts/", calm="").content.decode()
    assert "相談室から、応援を呼んでいます。" in calm
    assert "青井" not in calm
    with use(cast.city):
        call = HelpCall.objects.get().pk
    assert "村上 凪さんが向かっています" in nagi.send_and_follow(f"{BOARD}help/calls/{call}/answer/")
    nagi.send_and_follow(f"{BOARD}help/calls/{call}/end/")
    assert "応援を呼んでいます" not in aoi.get("/staff/talks/alerts/").content.decode()
    assert desk("ren").get("/staff/talks/alerts/").status_code == 403


def test_the_board_is_told_when_nothing_is_new(cast: Cast, three: tuple[Room, Room, Room], desk: DeskOf) -> None:
    aoi = desk("aoi")
    shown = aoi.get(f"{BOARD}live/")["ETag"]
    assert aoi.client.get(f"{BOARD}live/", headers={"if-none-match": shown}).status_code == 304
    with use(cast.city):
        came(cast)
    assert aoi.client.get(f"{BOARD}live/", headers={"if-none-match": shown}).status_code == 200


def test_the_boards_statements_do_not_grow_with_the_queue(
    cast: Cast, three: tuple[Room, Room, Room], desk: DeskOf
) -> None:
    aoi = desk("aoi")
    with use(cast.city):
        came(cast)
    aoi.get(BOARD)
    few = statements(lambda: aoi.get(BOARD))
    with use(cast.city):
        for room in three:
            came(cast)
            called(cast, room)
        for _each in range(10):
            came(cast)
    assert statements(lambda: aoi.get(BOARD)) == few <= 10


def test_the_days_waiting_is_a_table_and_a_drawing(cast: Cast, three: tuple[Room, Room, Room], desk: DeskOf) -> None:
    assert "この日は、番号を出していません。" in desk("aoi").get(f"{BOARD}figures/").content.decode()
    with use(cast.city):
        came(cast)
        called(cast, three[0])
    page = desk("aoi").get(f"{BOARD}figures/").content.decode()
    for words in ("9時台", "<rect", "呼ばれるまで（中央値）"):
        assert words in page


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_the_reception_is_the_centres(cast: Cast, three: tuple[Room, Room, Room], desk: DeskOf, name: str) -> None:
    assert desk(name).get(BOARD).status_code == 403


def test_the_board_is_english_for_who_reads_english(cast: Cast, three: tuple[Room, Room, Room], desk: DeskOf) -> None:
    with use(cast.city):
        came(cast), came(cast)
        called(cast, three[0])
    aoi = desk("aoi")
    aoi.client.cookies["django_language"] = "en"
    aoi.send_and_follow(f"{BOARD}room/", room=three[0].pk)
    page = aoi.get(BOARD).content.decode().partition('data-live-part="mine"')[2]
    for words in ("Came, talk begins", "Call for help", "To another room…", "Waiting", "any room"):
        assert words in page
    assert "番号でお呼びします" in aoi.get(f"{BOARD}{_first(cast)}/slip/").content.decode()


def _first(cast: Cast) -> int:
    with use(cast.city):
        return QueueTicket.objects.earliest("pk").pk
