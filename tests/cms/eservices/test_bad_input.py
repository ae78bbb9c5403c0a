import pytest
from django.test import Client

from case_core.cases.models import Case, Contact
from mannaka_tenancy import Tenant, use
from tests.cms.eservices.walk import answer, send, walk_to_check

pytestmark = pytest.mark.django_db


def page_of(response: object) -> str:
    content = getattr(response, "content", b"")
    return bytes(content).decode()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"reply": "telephone", "telephone": ""}, "電話番号を入力してください。"),
        ({"reply": "telephone", "telephone": "123"}, "市外局番から10けたか11けた"),
        ({"reply": "telephone", "telephone": "でんわ"}, "市外局番から10けたか11けた"),
        ({"reply": "email", "email": ""}, "メールアドレスを入力してください。"),
        ({"reply": "email", "email": "hanako"}, "name@example.jp の形"),
        ({"reply": ""}, "選んでください。"),
        ({"reply": "pigeon"}, "もう一度選んでください。"),
    ],
)
def test_a_contact_that_cannot_be_used_is_said_at_the_field(
    citizen: Client, fields: dict[str, str], message: str
) -> None:
    answer(citizen, "topic")
    answer(citizen, "story")
    response = answer(citizen, "reply", **fields)
    assert response.status_code == 200
    assert page_of(response).count(message) == 2  # in the summary and at the field


@pytest.mark.parametrize("topic", ["", "nothing", "money'; DROP TABLE"])
def test_a_topic_must_be_one_of_the_nine(citizen: Client, topic: str) -> None:
    assert answer(citizen, "topic", topic=topic).status_code == 200


@pytest.mark.parametrize("story", ["", "   \n　"])
def test_a_matter_needs_words(citizen: Client, story: str) -> None:
    answer(citizen, "topic")
    assert answer(citizen, "story", story=story).status_code == 200


def test_four_thousand_characters_are_taken_whole(citizen: Client, imabari: Tenant) -> None:
    story = "あ" * 3_999 + "。"
    walk_to_check(citizen, story={"story": story})
    assert story in citizen.get("/form/check/").content.decode()
    send(citizen)
    with use(imabari):
        assert Contact.objects.get().statements.get().body == story


def test_one_more_is_too_long_and_nothing_of_it_is_lost(citizen: Client) -> None:
    answer(citizen, "topic")
    page = page_of(answer(citizen, "story", story="あ" * 4_001))
    assert "4,000文字までにしてください。いまは4,001文字あります。" in page
    assert "あ" * 4_001 in page


def test_a_pasted_megabyte_meets_a_clear_message(citizen: Client) -> None:
    answer(citizen, "topic")
    response = answer(citizen, "story", story="x" * 1_048_576)
    assert response.status_code == 200
    assert "1,048,576文字あります" in page_of(response)


def test_a_megabyte_left_by_going_back_does_not_fill_the_session(citizen: Client) -> None:
    answer(citizen, "topic")
    assert answer(citizen, "story", story="x" * 1_048_576, back="1").status_code == 302
    assert citizen.get("/form/story/").content.count(b"x" * 1_000) == 20


@pytest.mark.parametrize("story", [b"\xed\xa0\x80 lone surrogate", b"a\x00b", b"\xff\xfe"])
def test_characters_that_cannot_be_kept_are_named(citizen: Client, story: bytes) -> None:
    answer(citizen, "topic")
    boundary = "b" * 20
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="story"\r\n\r\n'.encode()
        + story
        + f"\r\n--{boundary}--\r\n".encode()
    )
    response = citizen.generic("POST", "/form/story/", body, f"multipart/form-data; boundary={boundary}")
    assert response.status_code == 200
    assert "読み取れない文字" in page_of(response)


def test_markup_in_a_matter_is_shown_as_text(citizen: Client) -> None:
    walk_to_check(citizen, story={"story": "<script>alert(1)</script>"})
    page = citizen.get("/form/check/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_form_without_its_key_is_not_sent(citizen: Client, imabari: Tenant) -> None:
    walk_to_check(citizen)
    response = citizen.post("/form/check/", {"a": "b"})
    assert response.status_code == 200
    assert "有効期限" in page_of(response)
    with use(imabari):
        assert not Case.objects.exists()
