"""The room from three sides, through the doors that people use: the clerk, two bodies, the person at a telephone."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import Received
from case_core.listening.actions.end_session import end_session
from case_core.listening.models import ListeningSession
from case_core.listening.states import EntryKind
from case_core.sharing.actions.revoke_share import revoke_share
from mannaka_tenancy import use
from tenants.accounts.models import User
from tests.support.browsing import Desk
from tests.support.cases import AT, received
from tests.support.cast import Cast
from tests.support.listening import Table, a_table, answered
from tests.support.meetings import a_house
from tests.support.memory import remembered

DeskOf = Callable[[str], Desk]


@pytest.fixture
def receipt(cast: Cast) -> Received:
    with use(cast.city):
        return received()


@pytest.fixture
def table(cast: Cast, receipt: Received) -> Table:
    with use(cast.city):
        made = a_table(cast, at=AT, case=Case.objects.get(pk=receipt.case_id))
        for each in (made.umi, made.riku):
            user = User.objects.get(pk=each.user_id)
            Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "鍵"})
    return made


@pytest.fixture
def umi(cast: Cast, table: Table) -> Desk:
    return body_desk(cast, table.umi.user_id)


def body_desk(cast: Cast, user_id: int) -> Desk:
    with use(cast.city):
        return Desk(cast.city, User.objects.get(pk=user_id))


@pytest.fixture
def citizen(cast: Cast, receipt: Received) -> Client:
    client = Client(headers={"host": cast.city.host})
    client.post("/portal/", {"number": receipt.receipt_number, "secret": receipt.secret})
    return client


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_clerk_and_body_share_one_table(cast: Cast, saijo_cast: Cast, table: Table, umi: Desk, desk: DeskOf) -> None:
    aoi, place, theirs = desk("aoi"), f"/staff/listening/{table.session.pk}/", f"/partner/listening/{table.session.pk}/"
    shown = aoi.send_and_follow(place, words="家賃が2か月遅れている。", is_fact="on")
    assert ("家賃が2か月遅れている。" in shown, "海野 うみ" in shown, "9:40入室" in shown) == (True, True, True)
    assert theirs in umi.get("/partner/").content.decode()
    seen = umi.get(theirs)
    assert "connect-src 'self' http" in seen["Content-Security-Policy"]
    for word in ("家賃が2か月遅れている。", "このとおりと確かめる", "社会福祉協議会 海野 うみ が", "法テラス"):
        assert word in seen.content.decode()
    assert "センターに提案しました。" in umi.send_and_follow(f"{theirs}propose/", words="貸付の条件に合う。")
    assert "貸付の条件に合う。" in aoi.get(place).content.decode()
    assert "海野 うみ" in aoi.get(f"/staff/cases/{table.case.pk}/sharing/").content.decode()
    assert Desk(saijo_cast.city, saijo_cast.users["aoi"]).get(place).status_code == 404


def test_the_person_sees_who_listens_and_says_stop(table: Table, umi: Desk, citizen: Client, desk: DeskOf) -> None:
    place, theirs = f"/staff/listening/{table.session.pk}/", f"/partner/listening/{table.session.pk}/"
    desk("aoi").send_and_follow(place, words="家賃が2か月遅れている。")
    own = page(citizen, "/portal/matter/listening/")
    assert ("いま聞いています" in own, "海野 うみ" in own, "家賃が2か月" in own) == (True, True, False)
    assert "だれが聞くかを見る・決める" in page(citizen, "/portal/matter/")
    told: dict[str, Any] = {
        "session": table.session.pk,
        "organization": table.umi.organization_id,
        "answer": "withdrawn",
    }
    told["idempotency_key"] = uuid.uuid4().hex
    assert citizen.post("/portal/matter/listening/answer/", told).status_code == 302
    assert "同意していません" in page(citizen, "/portal/matter/listening/")
    gone = umi.get(theirs).content.decode()
    assert ("ご本人の申し出により" in gone, "家賃が2か月" in gone) == (True, False)
    emptied = umi.get(f"{theirs}news/").content.decode()
    assert ("data-live-at-once" in emptied, "家賃" in emptied) == (True, False)
    kept = umi.send(f"{theirs}propose/", words="書きかけの提案")
    assert (kept.status_code, "書きかけの提案" in kept.content.decode()) == (410, True)
    assert "同意を取り消しました" in desk("aoi").get(place).content.decode()


def test_a_ticket_for_the_table_is_given_while_the_door_is_open_and_never_for_anothers(
    cast: Cast, table: Table, umi: Desk, desk: DeskOf
) -> None:
    ticket = f"/partner/listening/{table.session.pk}/ticket/"
    own, here = f"partner-{table.umi.organization_id}", f"listening-{table.session.pk}"
    assert "stream" in umi.send(ticket, topic=[own, here]).json()
    for other in ([], ["desk"], [f"partner-{table.riku.organization_id}"], [here, f"listening-{table.session.pk + 1}"]):
        assert umi.send(ticket, topic=other).status_code == 403
    with use(cast.city):
        answered(table.session, table.umi.organization_id, EntryKind.WITHDRAWN)
    assert (umi.send(ticket, topic=[own, here]).status_code, umi.send(ticket, topic=[own]).status_code) == (403, 200)
    staff = "/staff/live/ticket/"
    assert "stream" in desk("aoi").send(staff, topic=here).json()
    assert desk("aoi").send(staff, topic=f"listening-{table.session.pk + 1}").status_code == 403


def test_what_the_page_shows_already_is_no_second_look_and_time_alone_shuts_the_door(
    cast: Cast, table: Table, umi: Desk
) -> None:
    place = f"/partner/listening/{table.session.pk}/"
    edition = umi.get(place).context["edition"]
    assert umi.client.get(f"{place}news/", headers={"if-none-match": f'"{edition}"'}).status_code == 304
    with use(cast.city):
        assert len(remembered("share.viewed_listening")) == 1
    with time_machine.travel(AT + timedelta(days=40), tick=False):
        over = body_desk(cast, table.umi.user_id).get(place).content.decode()
    assert "有効でなくなりました" in over


def test_a_clerk_plans_seats_records_and_opens(cast: Cast, table: Table, desk: DeskOf) -> None:
    with use(cast.city):
        end_session(session_id=table.session.pk, actor=cast.aoi, at=AT)
    aoi, path = desk("aoi"), f"/staff/cases/{table.case.pk}/listening/"
    assert path in aoi.get(f"/staff/cases/{table.case.pk}/sharing/").content.decode()
    told = {"purpose": "もう一度聞くため", "begins": "2026-01-13T10:00", "ends": "2026-01-13T11:00"}
    again = aoi.send(f"{path}new/", **told).content.decode()
    assert ("同席する機関を、1つ以上選んでください。" in again, "もう一度聞くため" in again) == (True, True)
    planned = aoi.send_and_follow(f"{path}new/", **told, organizations=[table.umi.organization_id])
    assert ("返事待ち" in planned, "席を加える" in planned) == (True, True)
    with use(cast.city):
        session = ListeningSession.objects.get(ended_at=None)
    place = f"/staff/listening/{session.pk}/"
    aoi.send_and_follow(f"{place}seat/", organization=table.riku.organization_id)
    said = aoi.send_and_follow(f"{place}answer/{table.umi.organization_id}/", answer="agreed", words="窓口で聞き取り")
    assert ("同意（口頭）" in said, "窓口で聞き取り" in said) == (True, True)
    waiting = body_desk(cast, table.riku.user_id).get(f"/partner/listening/{session.pk}/").content.decode()
    assert "ご本人の返事を待っています" in waiting
    assert "同席の場を始めました。" in aoi.send_and_follow(f"{place}open/")
    entered = body_desk(cast, table.umi.user_id).send_and_follow(f"/partner/listening/{session.pk}/enter/")
    assert "聞き取りのメモ" in entered
    assert "同席の場を終えました。" in aoi.send_and_follow(f"{place}end/")
    late = aoi.send(place, words="あとから書く").content.decode()
    assert ("いま開いていません" in late, "あとから書く" in late) == (True, True)


def test_a_lapsed_share_is_named_to_the_clerk(cast: Cast, table: Table, desk: DeskOf) -> None:
    with use(cast.city):
        revoke_share(grant_id=table.shares[0].pk, reason="終わり", actor=cast.aoi, at=AT)
    shown = desk("aoi").get(f"/staff/listening/{table.session.pk}/").content.decode()
    assert "共有が有効でないため入れません" in shown


def test_a_body_differs_confirms_and_reads_the_record(cast: Cast, table: Table, umi: Desk, desk: DeskOf) -> None:
    aoi, place = desk("aoi"), f"/partner/listening/{table.session.pk}/"
    aoi.send_and_follow(f"/staff/listening/{table.session.pk}/", words="家賃は月4万円。", is_fact="on")
    with use(cast.city):
        fact = table.session.entries.get(kind=EntryKind.FACT)
    assert "社会福祉協議会が確認" in umi.send_and_follow(f"{place}confirm/{fact.pk}/")
    assert "もとの行は変わりません" in umi.get(f"{place}differ/{fact.pk}/").content.decode()
    assert "共益費は別。" in umi.send_and_follow(f"{place}differ/{fact.pk}/", words="共益費は別。")
    assert umi.get(f"{place}differ/{fact.pk + 99}/").status_code == 404
    aoi.send_and_follow(f"/staff/listening/{table.session.pk}/end/")
    assert "記録を読み、確かめました" in umi.get(place).content.decode()
    assert "が、この記録を確かめました" in umi.send_and_follow(f"{place}record/")
    record = aoi.get(f"/staff/listening/{table.session.pk}/").content.decode()
    for word in ("共益費は別。", "異なる見方", "海野 うみが記録を確認", "記録の確認を待っています"):
        assert word in record


def test_the_talk_by_video_lets_a_body_listen_under_its_own_name(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city), a_house(cast.city, cast.users["mio"]) as house:
        table = a_table(cast, at=AT, channel_id=house.channel.pk)
        house.work()
        Authenticator.objects.create(user_id=table.umi.user_id, type=Authenticator.Type.WEBAUTHN, data={"name": "鍵"})
        assert "ビデオ相談を始める" in desk("aoi").get(f"/staff/listening/{table.session.pk}/").content.decode()
        place = f"/partner/listening/{table.session.pk}/"
        umi = body_desk(cast, table.umi.user_id)
        assert "ビデオ相談を聞く" in umi.get(place).content.decode()
        went = umi.send(f"{place}video/")
        assert (went.status_code, "ビデオ相談を開いています" in went.content.decode()) == (200, True)
        assert remembered("meeting.door_opened") == [("partner", table.case.pk, "done")]
        answered(table.session, table.umi.organization_id, EntryKind.WITHDRAWN)
        assert umi.send(f"{place}video/").status_code == 302


def test_without_a_meeting_there_is_no_way_in_and_nothing_breaks(table: Table, umi: Desk) -> None:
    answer: Any = umi.send(f"/partner/listening/{table.session.pk}/video/")
    assert (answer.status_code, answer["Location"]) == (302, f"/partner/listening/{table.session.pk}/")
