import re

import pytest
from django.test import Client

from case_core.cases.models import Case, Contact
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tests.cms.conftest import TELEPHONE
from tests.cms.eservices.walk import ANSWERS, STORY, answer, receipt_on, receive, send, url_of, walk_to_check

pytestmark = pytest.mark.django_db


def test_a_matter_becomes_a_case_of_this_city_and_of_no_other(citizen: Client, imabari: Tenant, saijo: Tenant) -> None:
    number, _secret = receive(citizen)
    with use(imabari):
        case = Case.objects.select_related("party").get()
        assert (case.number, case.topic, case.channel) == (number, "money", "web")
        assert (case.party.name, case.party.telephone, case.party.email) == ("越智 花子", "090-1234-5678", "")
        assert Contact.objects.get().statements.get().body == STORY
        assert Entry.objects.filter(action="case.opened", actor_label="citizen").exists()
    with use(saijo):
        assert not Case.objects.exists()


def test_each_page_asks_one_question_and_says_how_far_one_is(citizen: Client) -> None:
    for number, step in enumerate(ANSWERS, start=1):
        page = citizen.get(url_of(step)).content.decode()
        assert page.count("<h1") == 1
        assert f"{number} / 5" in page
        answer(citizen, step)
    assert "5 / 5" in citizen.get("/form/check/").content.decode()


def test_the_receipt_is_shown_with_a_promise_and_what_comes_next(citizen: Client) -> None:
    walk_to_check(citizen)
    send(citizen)
    page = citizen.get("/form/done/").content.decode()
    number, secret = receipt_on(page)
    assert number == "2025-0001"
    assert len(secret.split("-")) == 3
    assert "までに" in page
    assert "お返事は、お電話でします" in page
    assert TELEPHONE in page


def test_the_receipt_can_be_reloaded_until_it_is_closed(citizen: Client) -> None:
    receipt = receive(citizen)
    assert receipt_on(citizen.get("/form/done/").content.decode()) == receipt
    citizen.post("/form/leave/")
    assert citizen.get("/form/done/").headers["Location"] == "/form/"


def test_sending_twice_makes_one_case_and_shows_the_same_number(citizen: Client, imabari: Tenant) -> None:
    walk_to_check(citizen)
    locations = [send(citizen, key="0" * 32).headers["Location"] for _ in range(3)]
    assert locations == ["/form/done/"] * 3
    with use(imabari):
        (case,) = Case.objects.all()
    assert receipt_on(citizen.get("/form/done/").content.decode())[0] == case.number


def test_a_second_matter_is_a_second_case(citizen: Client, imabari: Tenant) -> None:
    first, second = receive(citizen), receive(citizen)
    assert first != second
    with use(imabari):
        assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("reply", "telephone", "email"),
    [
        (
            {"reply": "telephone", "telephone": "０９０－１２３４－５６７８", "email": "old@example.jp"},
            "090-1234-5678",
            "",
        ),
        ({"reply": "email", "telephone": "12", "email": "hanako@example.jp"}, "", "hanako@example.jp"),
        ({"reply": "portal", "telephone": "0898361531", "email": "hanako@example"}, "", ""),
    ],
)
def test_only_the_contact_that_the_answer_needs_is_kept(
    citizen: Client, imabari: Tenant, reply: dict[str, str], telephone: str, email: str
) -> None:
    receive(citizen, reply=reply)
    with use(imabari):
        party = Case.objects.select_related("party").get().party
    assert (party.telephone, party.email) == (telephone, email)


def test_nobody_must_give_a_name(citizen: Client, imabari: Tenant) -> None:
    walk_to_check(citizen, name={"name": ""})
    assert "匿名" in citizen.get("/form/check/").content.decode()
    send(citizen)
    with use(imabari):
        assert Case.objects.select_related("party").get().party.is_anonymous


def test_all_answers_are_shown_before_sending_each_with_a_way_to_change_it(citizen: Client) -> None:
    walk_to_check(citizen)
    page = citizen.get("/form/check/").content.decode()
    for text in ("お金・家計", "先月から仕事が減りました。", "電話：090-1234-5678", "越智 花子"):
        assert text in page
    assert [f'href="{url_of(step)}"' in page for step in ANSWERS] == [True] * 4


def test_a_changed_answer_leads_straight_back_to_the_check_page(citizen: Client) -> None:
    walk_to_check(citizen)
    assert STORY in citizen.get("/form/story/").content.decode().replace("\r\n", "\n")
    assert answer(citizen, "story", story="別の話です。").headers["Location"] == "/form/check/"
    assert "別の話です。" in citizen.get("/form/check/").content.decode()


def test_a_topic_chosen_on_the_home_page_is_chosen_already(citizen: Client) -> None:
    page = citizen.get("/form/?topic=housing").content.decode()
    (chosen,) = re.findall(r"<input [^>]*checked[^>]*>", page)
    assert 'value="housing"' in chosen
    assert "checked" not in citizen.get("/form/?topic=<script>").content.decode()


def test_the_first_page_names_the_telephones_that_help_now(citizen: Client) -> None:
    page = citizen.get("/form/").content.decode()
    assert [f'href="tel:{number}"' in page for number in ("110", "119", "188", "189", "0120061338")] == [True] * 5


@pytest.mark.parametrize("step", ["reply", "name"])
def test_the_purpose_stands_beside_what_is_personal(citizen: Client, step: str) -> None:
    walk_to_check(citizen)
    page = citizen.get(url_of(step)).content.decode()
    assert "ご相談にお答えするためだけに使います" in page
    assert 'href="/privacy/"' in page


def test_no_page_of_the_form_is_kept_by_browsers(citizen: Client) -> None:
    walk_to_check(citizen)
    addresses = [*map(url_of, ANSWERS), "/form/check/"]
    assert all("no-store" in citizen.get(address).headers["Cache-Control"] for address in addresses)
    send(citizen)
    assert "no-store" in citizen.get("/form/done/").headers["Cache-Control"]


def test_there_is_no_such_step(citizen: Client) -> None:
    assert citizen.get("/form/password/").status_code == 404
