from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from case_core.cases.models import Case
from cms.eservices import sending
from mannaka_kit.errors import ConflictError
from mannaka_tenancy import Tenant, use
from tests.cms.conftest import THURSDAY_MORNING
from tests.cms.eservices.walk import ANSWERS, STORY, answer, receive, send, url_of, walk_to_check

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("step", ["story", "reply", "name"])
def test_nobody_gets_past_a_question_without_an_answer(citizen: Client, step: str) -> None:
    for sent in (citizen.get(url_of(step)), answer(citizen, step)):
        assert sent.headers["Location"] == "/form/?resume=1"


def test_the_first_gap_is_asked_for(citizen: Client) -> None:
    answer(citizen, "topic")
    assert answer(citizen, "name").headers["Location"] == "/form/story/?resume=1"
    assert citizen.get("/form/check/").headers["Location"] == "/form/story/?resume=1"
    assert "このページから順に" in citizen.get("/form/story/?resume=1").content.decode()


def test_an_empty_draft_cannot_be_sent(citizen: Client, imabari: Tenant) -> None:
    assert send(citizen).headers["Location"] == "/form/?resume=1"
    with use(imabari):
        assert not Case.objects.exists()


def test_what_was_typed_survives_a_step_back_right_or_wrong(citizen: Client) -> None:
    answer(citizen, "topic")
    answer(citizen, "story")
    response = answer(citizen, "reply", reply="telephone", telephone="まだ途中", back="1")
    assert response.headers["Location"] == "/form/story/"
    assert answer(citizen, "story").headers["Location"] == "/form/reply/"
    page = citizen.get("/form/reply/").content.decode()
    assert 'value="まだ途中"' in page


def test_an_answer_changed_and_left_by_going_back_is_asked_for_again(citizen: Client) -> None:
    walk_to_check(citizen)
    answer(citizen, "story", story="書き直している途中", back="1")
    assert answer(citizen, "topic").headers["Location"] == "/form/story/"
    assert "書き直している途中" in citizen.get("/form/story/").content.decode()


def test_going_back_from_the_first_page_leads_home(citizen: Client) -> None:
    assert answer(citizen, "topic", topic="money", back="1").headers["Location"] == "/"


def test_going_back_from_the_check_page_leads_to_the_name(citizen: Client) -> None:
    walk_to_check(citizen)
    assert citizen.post("/form/check/", {"back": "1"}).headers["Location"] == "/form/name/"


def test_the_draft_cannot_be_read_in_the_database(citizen: Client, imabari: Tenant) -> None:
    walk_to_check(citizen)
    with use(imabari):
        (session,) = Session.objects.all()
        stored = str(session.get_decoded())
    for text in ("電気代", "越智", "090"):
        assert text not in stored


def test_a_session_of_one_city_says_nothing_in_the_other(citizen: Client, saijo: Tenant) -> None:
    walk_to_check(citizen)
    response = citizen.get("/form/check/", headers={"host": saijo.host})
    assert response.headers["Location"] == "/form/?resume=1"


def test_a_draft_in_the_other_citys_session_stays_shut(citizen: Client, imabari: Tenant, saijo: Tenant) -> None:
    walk_to_check(citizen)
    with use(imabari):
        row = Session.objects.get()
    with use(saijo):
        Session.objects.create(session_key=row.session_key, session_data=row.session_data, expire_date=row.expire_date)
    response = citizen.get("/form/check/", headers={"host": saijo.host})
    assert response.headers["Location"] == "/form/?resume=1"


def test_a_draft_is_forgotten_after_three_hours(citizen: Client) -> None:
    walk_to_check(citizen)
    with time_machine.travel(THURSDAY_MORNING + timedelta(hours=2, minutes=59), tick=False):
        assert citizen.get("/form/check/").status_code == 200
    with time_machine.travel(THURSDAY_MORNING + timedelta(hours=3, minutes=1), tick=False):
        assert citizen.get("/form/check/").headers["Location"] == "/form/?resume=1"


def test_leaving_removes_everything_and_says_so(citizen: Client, imabari: Tenant) -> None:
    walk_to_check(citizen)
    response = citizen.post("/form/leave/", follow=True)
    assert "入力した内容を消しました。" in response.content.decode()
    with use(imabari):
        assert all("form_draft" not in session.get_decoded() for session in Session.objects.all())


def test_leaving_needs_a_post(citizen: Client) -> None:
    assert citizen.get("/form/leave/").status_code == 405


def test_after_sending_the_draft_is_gone(citizen: Client, imabari: Tenant) -> None:
    receive(citizen)
    with use(imabari):
        assert all("form_draft" not in session.get_decoded() for session in Session.objects.all())


def test_a_matter_that_could_not_be_taken_keeps_its_draft(
    citizen: Client, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise ConflictError("いま受け付けられません。")

    walk_to_check(citizen)
    with monkeypatch.context() as broken:
        broken.setattr(sending, "portal_case", refuse)  # after the case was written
        page = send(citizen).content.decode()
    assert "いま受け付けられません。" in page
    with use(imabari):
        assert not Case.objects.exists()
    assert STORY.splitlines()[0] in citizen.get("/form/check/").content.decode()
    assert send(citizen).headers["Location"] == "/form/done/"
    with use(imabari):
        assert Case.objects.count() == 1


def test_every_answer_survives_an_error_on_its_page(citizen: Client) -> None:
    answer(citizen, "topic")
    answer(citizen, "story")
    page = answer(citizen, "reply", reply="email", email="まちがい").content.decode()
    assert 'value="まちがい"' in page
    assert "入力の確認：" in page
    assert 'href="#id_email"' in page
    assert ANSWERS["topic"]["topic"] == "money"
