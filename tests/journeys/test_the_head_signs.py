"""A matter without an answer ends only when the head has signed; a year later it is found by other characters."""

import pytest

from case_core.intake.actions.receive_matter import PersonDetails
from mannaka_tenancy import use
from tests.support.browser import House, Visitor
from tests.support.cases import received
from tests.support.cast import Cast
from tests.support.colleagues import head_of_centre
from tests.support.worker import work_off

pytestmark = pytest.mark.browser

MATTER = "昭和58年4月1日に亡くなった父の畑が、まだ祖父の名義のままです。相続する人が20人いて、連絡がつきません。"
TITLE = "昭和58年4月1日に亡くなった父の畑が、まだ祖父の名義のままです"
WATANABE = PersonDetails(name="渡邉 千鶴", name_kana="ワタナベ チヅル", telephone="0898-22-3344")
NEEDED = "この結果で終了するには、責任者の署名が必要です。"
WORDS = "市にできることは、法務局と司法書士会の案内だけでした。これで終えてよいか、見てください。"
COMMENT = "固定資産税の納税管理人の届けは、案内しましたか。"
BACK = "納税管理人のことをご本人に伝えてから、もう一度出してください。"
AGAIN = "きょう電話で納税管理人の届けを案内しました。"
ENDING = "答えのない相談だった"
HOWEVER_WRITTEN = ("渡辺 千鶴", "渡邊", "わたなべ ちづる", "1983年4月1日", "S58.4.1", "22-3344")


def test_the_head_comments_sends_back_and_signs(house: House, people: Cast, saijo_people: Cast) -> None:
    saki_user = head_of_centre(people)
    with use(people.city):
        case_id = received(actor=people.aoi, body=MATTER, person=WATANABE).case_id
    path = f"/staff/cases/{case_id}/"
    _city_wants_a_signature(house.staff(people.city, people.users["mio"]))

    aoi = house.staff(people.city, people.users["aoi"])
    _cannot_end_without(aoi, path)
    _ask(aoi, path, WORDS)
    saki = house.staff(people.city, saki_user)
    _decide(saki, "コメントだけする（決めるのは後にする）", COMMENT)
    aoi.open(path)
    assert aoi.sees("決裁待ち")
    assert aoi.sees(COMMENT)
    _decide(saki, "差し戻す", BACK)
    _ask(aoi, path, AGAIN)
    _decide(saki, "確認して署名する", "")

    aoi.open(f"{path}approvals/").press("署名された内容で終了する")
    _end(aoi)
    assert aoi.sees("相談を終了しました。")
    for words in ("宮本 咲", BACK, "責任者が確認し、署名しました"):
        assert aoi.sees(words), words

    work_off(people.city)
    _is_found_however_written(house.staff(people.city, people.users["nagi"]))
    akane = house.staff(saijo_people.city, saijo_people.users["aoi"])
    for words in HOWEVER_WRITTEN:
        assert not akane.look_for(words).sees(TITLE), words


def _is_found_however_written(nagi: Visitor) -> None:
    for words in HOWEVER_WRITTEN:
        assert nagi.look_for(words).sees(TITLE), words
    assert nagi.look_for("平成40年の相続").sees("という日はありません。")


def _city_wants_a_signature(mio: Visitor) -> None:
    mio.open("/staff/settings/approvals/").choose(ENDING).press("変更する")
    assert mio.sees("署名が必要な終了を変更しました。")


def _cannot_end_without(aoi: Visitor, path: str) -> None:
    aoi.open(path).press("終了…")
    _end(aoi)
    assert aoi.sees(NEEDED)
    assert aoi.page.get_by_label(ENDING).is_checked()


def _ask(aoi: Visitor, path: str, words: str) -> None:
    aoi.open(path).press("決裁・確認").press("終了の決裁を求める")
    aoi.choose(ENDING).write("見てほしいこと", words).press("決裁を求める")
    assert aoi.sees("終了の決裁を求めました。")


def _decide(saki: Visitor, decision: str, comment: str) -> None:
    saki.open("/staff/approvals/").press(TITLE).choose(decision).write("コメント", comment).press("決める")
    assert saki.path == "/staff/approvals/"


def _end(aoi: Visitor) -> None:
    aoi.choose(ENDING).press("終了する")
