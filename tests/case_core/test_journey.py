"""A citizen's matter from the telephone to its end, over HTTP, while the other city sees nothing of it."""

import re
from typing import Any

from case_core.cases.models import Case
from case_core.cases.states import CaseStatus
from case_core.handovers.models import Handover
from case_core.intake.models import Receipt
from case_core.intake.selectors import portal_case
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER
from tests.support.cast import Cast

WAITS = "この相談は終了できません。市民税課からの回答がまだ届いていません。"


def test_a_matter_is_heard_handed_over_answered_and_closed(cast: Cast, saijo_cast: Cast) -> None:
    aoi, ren = Desk(cast.city, cast.users["aoi"]), Desk(cast.city, cast.users["ren"])

    secret = _heard(aoi)
    url = f"/staff/cases/{_case(cast).pk}/"
    assert secret not in aoi.get(url).content.decode()
    handover = _handed_over(aoi, cast, url)
    assert WAITS in aoi.send(f"{url}close/", outcome="solved", note="書いたまとめ").content.decode()
    _answered(ren, handover)
    assert "台帳を直した。" in aoi.get(url).content.decode()
    aoi.send_and_follow(f"{url}reply/", body="住所の登録を直しました。")
    assert "解決した" in aoi.send_and_follow(f"{url}close/", outcome="solved", note="解決")

    assert _case(cast).status == CaseStatus.CLOSED
    with use(cast.city):
        view = portal_case(number="2025-0001", secret=secret, at=LATER)
    assert view is not None
    assert [entry.body for entry in view.entries] == ["住所の登録を直しました。"]
    _nothing_of_it_in_the_other_city(saijo_cast, url=url, handover=handover, secret=secret)


def _heard(aoi: Desk) -> str:
    page = aoi.send_and_follow(
        "/staff/intake/",
        matter="住民税の通知が届かない。督促状だけが来る。",
        name="田中 花子",
        telephone="０９０-1234-5678",
        name_kana="たなか はなこ",
        topic="procedures_tax",
        channel="telephone",
    )
    secret = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", page)
    assert secret is not None
    assert "受付番号は 2025-0001 です" in page
    assert "タナカ ハナコ" in page
    return secret.group()


def _handed_over(aoi: Desk, cast: Cast, url: str) -> str:
    aoi.send_and_follow(f"{url}assign/", owner=cast.aoi.user_id, seen_owner="")
    said = {"fact": "転居届は9月3日。", "assessment": "台帳の不備か。"}
    page = aoi.send_and_follow(f"{url}contact/", channel="telephone", direction="incoming", **said)
    assert "職員の見立て（職員のみ）" in page
    page = aoi.send_and_follow(
        f"/staff/handovers/send/{_case(cast).pk}/",
        section=cast.tax.pk,
        reason="台帳の確認",
        story="9月に転居した。",
        wishes="電話がほしい",
        consent="spoken",
        due_on="2026-01-20",
    )
    assert "受け取り待ち" in page
    with use(cast.city):
        return f"/staff/handovers/{Handover.objects.get().pk}/"


def _answered(ren: Desk, handover: str) -> None:
    letter = ren.get(handover).content.decode()
    assert "9月に転居した。" in letter
    assert "台帳の不備か" not in letter
    assert "受け取りました" in ren.send_and_follow(f"{handover}acknowledge/")
    ren.send_and_follow(f"{handover}report/", result="done", report="台帳を直した。", told_citizen="")


def _case(cast: Cast) -> Case:
    with use(cast.city):
        return Case.objects.get()


def _nothing_of_it_in_the_other_city(saijo_cast: Cast, *, url: str, handover: str, secret: str) -> None:
    akane, riku = (Desk(saijo_cast.city, saijo_cast.users[name]) for name in ("aoi", "ren"))
    for path in ("", "close/", "print/", "contact/", "assign/", "reply/", "reopen/"):
        assert akane.get(f"{url}{path}").status_code == 404
    for path in ("contact/", "assign/", "reply/", "reopen/", "close/", "read/"):
        sent = akane.send(f"{url}{path}", **_plausible(saijo_cast))
        assert sent.status_code == 404, path
    assert akane.send(url.replace("cases", "handovers/send"), **_plausible(saijo_cast)).status_code == 404
    assert akane.send(f"{handover}waive/", reason="理由").status_code == 404
    assert riku.get(handover).status_code == 404
    for path in ("acknowledge/", "report/", "return/"):
        assert riku.send(f"{handover}{path}", **_plausible(saijo_cast)).status_code == 404
    assert "2025-0001" not in akane.get("/staff/cases/").content.decode()
    with use(saijo_cast.city):
        assert not Receipt.objects.exists()
        assert portal_case(number="2025-0001", secret=secret, at=LATER) is None


def _plausible(cast: Cast) -> dict[str, Any]:
    return {
        "body": "本文",
        "reason": "理由",
        "story": "話",
        "words": "話",
        "report": "回答",
        "result": "done",
        "outcome": "solved",
        "owner": cast.aoi.user_id,
        "seen_message_at": "2026-01-13T09:52:00+09:00",
        "section": cast.tax.pk,
        "consent": "spoken",
        "due_on": "2026-01-20",
        "channel": "telephone",
        "direction": "incoming",
    }
