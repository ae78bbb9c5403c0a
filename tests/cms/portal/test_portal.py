import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from case_core.cases.actions.close_case import close_case
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.models import Case, Contact
from case_core.cases.states import Channel, Outcome
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tests.cms.conftest import THURSDAY_MORNING
from tests.cms.eservices.walk import receive
from tests.support.cast import cast_of

pytestmark = pytest.mark.django_db
Receipt = tuple[str, str]


@pytest.fixture
def receipt(citizen: Client) -> Receipt:
    """Return number and secret of a matter that was sent and closed on the screen."""
    receipt = receive(citizen)
    citizen.post("/form/leave/")
    return receipt


def knock(client: Client, number: str, secret: str, **options: Any) -> Any:
    return client.post("/portal/", {"number": number, "secret": secret}, **options)


def add(client: Client, body: str, *, key: str = "") -> Any:
    return client.post("/portal/matter/message/", {"body": body, "idempotency_key": key or uuid.uuid4().hex})


def matter(client: Client) -> str:
    response = client.get("/portal/matter/")
    assert response.status_code == 200
    return response.content.decode()


def test_number_and_secret_open_the_matter(citizen: Client, receipt: Receipt) -> None:
    assert knock(citizen, *receipt).headers["Location"] == "/portal/matter/"
    page = matter(citizen)
    assert receipt[0] in page
    assert "ご相談を受け付けました。" in page
    assert "先月から仕事が減りました。" in page
    assert "までにお返事する予定です。" in page


def test_the_way_it_is_typed_does_not_matter(citizen: Client, receipt: Receipt) -> None:
    number, secret = receipt
    wide = number.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789-"})
    assert knock(citizen, f" {wide} ", secret.lower().replace("-", " ")).status_code == 302


def test_a_wrong_number_and_a_wrong_secret_get_the_same_answer(citizen: Client, receipt: Receipt) -> None:
    number, secret = receipt
    answers = [knock(citizen, "2025-9999", secret), knock(citizen, number, "AAAA-AAAA-AAAA")]
    assert [answer.status_code for answer in answers] == [200, 200]
    for answer in answers:
        assert "受付番号か合言葉が違うようです。" in answer.content.decode()
    assert citizen.get("/portal/matter/").headers["Location"] == "/portal/"


def test_the_receipt_of_one_city_opens_nothing_in_the_other(citizen: Client, receipt: Receipt, saijo: Tenant) -> None:
    response = knock(citizen, *receipt, headers={"host": saijo.host})
    assert "受付番号か合言葉が違うようです。" in response.content.decode()


def test_no_address_and_no_page_carries_the_secret(citizen: Client, receipt: Receipt) -> None:
    opened = knock(citizen, *receipt)
    assert receipt[1] not in opened.headers["Location"]
    assert receipt[1] not in matter(citizen)


def test_opening_gives_the_browser_a_new_session(citizen: Client, receipt: Receipt) -> None:
    before = citizen.cookies["mannaka_session"].value
    knock(citizen, *receipt)
    assert citizen.cookies["mannaka_session"].value != before


def test_the_centres_reply_and_a_closed_matter_are_told_in_plain_words(
    citizen: Client, receipt: Receipt, imabari: Tenant
) -> None:
    cast = cast_of(imabari)
    with use(imabari):
        case = Case.objects.get()
        reply_to_citizen(
            case_id=case.pk, body="分割で払えます。", channel=Channel.WEB, actor=cast.aoi, at=THURSDAY_MORNING
        )
    knock(citizen, *receipt)
    assert "分割で払えます。" in matter(citizen)
    assert "相談センター" in matter(citizen).split("分割で払えます。")[0].rsplit("<li", 1)[1]
    with use(imabari):
        close_case(
            case_id=case.pk,
            outcome=Outcome.SOLVED,
            referred_to="",
            note="支払いの相談ができた。",
            actor=cast.aoi,
            at=THURSDAY_MORNING,
        )
    assert "このご相談は終了しました。" in matter(citizen)
    assert "支払いの相談ができた。" not in matter(citizen)


def test_a_message_is_added_once_however_often_it_is_sent(citizen: Client, receipt: Receipt, imabari: Tenant) -> None:
    knock(citizen, *receipt)
    for _ in range(2):
        assert add(citizen, "大家さんから手紙が来ました。", key="0" * 32).headers["Location"] == "/portal/matter/"
    assert matter(citizen).count("大家さんから手紙が来ました。") == 1
    with use(imabari):
        assert Contact.objects.count() == 2


@pytest.mark.parametrize(("body", "message"), [("", "入力してください"), ("あ" * 4_001, "いまは4,001文字あります")])
def test_a_message_that_cannot_be_taken_comes_back_with_its_words(
    citizen: Client, receipt: Receipt, body: str, message: str
) -> None:
    knock(citizen, *receipt)
    page = add(citizen, body).content.decode()
    assert message in page
    assert body in page


def test_a_message_without_an_open_matter_leads_to_the_door(citizen: Client, receipt: Receipt) -> None:
    assert add(citizen, "だれかのふり").headers["Location"] == "/portal/"


def test_closing_ends_it_in_this_browser(citizen: Client, receipt: Receipt) -> None:
    knock(citizen, *receipt)
    assert "画面を閉じました。" in citizen.post("/portal/close/", follow=True).content.decode()
    assert citizen.get("/portal/matter/").headers["Location"] == "/portal/"


def test_closing_needs_a_post(citizen: Client, receipt: Receipt) -> None:
    knock(citizen, *receipt)
    assert citizen.get("/portal/close/").status_code == 405
    matter(citizen)


def test_half_an_hour_without_use_closes_it(citizen: Client, receipt: Receipt) -> None:
    knock(citizen, *receipt)
    with time_machine.travel(THURSDAY_MORNING + timedelta(minutes=29), tick=False):
        matter(citizen)
    with time_machine.travel(THURSDAY_MORNING + timedelta(minutes=58), tick=False):
        matter(citizen)
    with time_machine.travel(THURSDAY_MORNING + timedelta(minutes=89), tick=False):
        assert citizen.get("/portal/matter/").headers["Location"] == "/portal/"


def test_another_browser_sees_nothing(citizen: Client, receipt: Receipt, imabari: Tenant) -> None:
    knock(citizen, *receipt)
    stranger = Client(headers={"host": imabari.host})
    assert stranger.get("/portal/matter/").headers["Location"] == "/portal/"


def test_an_open_matter_of_one_city_is_not_open_in_the_other(citizen: Client, receipt: Receipt, saijo: Tenant) -> None:
    knock(citizen, *receipt)
    assert citizen.get("/portal/matter/", headers={"host": saijo.host}).headers["Location"] == "/portal/"


def test_nothing_of_the_portal_is_kept_by_browsers(citizen: Client, receipt: Receipt) -> None:
    responses = [citizen.get("/portal/"), knock(citizen, *receipt), citizen.get("/portal/matter/")]
    assert all("no-store" in response.headers["Cache-Control"] for response in responses)


def test_each_look_and_each_refusal_is_in_the_audit(citizen: Client, receipt: Receipt, imabari: Tenant) -> None:
    with use(imabari):
        before = Entry.objects.count()
    knock(citizen, receipt[0], "AAAA-AAAA-AAAA")
    knock(citizen, *receipt)
    matter(citizen)
    with use(imabari):
        actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))[before:]
    assert actions == ["portal.refused", "portal.read", "portal.read"]
