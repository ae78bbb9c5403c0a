import uuid
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine

from case_core.cases.models import Case, Contact
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, closed, new_case
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


def url(case: Case, path: str) -> str:
    return f"/staff/cases/{case.pk}/{path}"


def contacts(cast: Cast, case: Case) -> int:
    with use(cast.city):
        return Contact.objects.filter(case=case).count()


def test_a_contact_sent_twice_is_recorded_once(case: Case, cast: Cast, desk: DeskOf) -> None:
    aoi, key = desk("aoi"), uuid.uuid4().hex
    for _time in range(2):
        sent = aoi.send(url(case, "contact/"), key=key, channel="telephone", direction="incoming", words="二度押し")
        assert sent.status_code == 302
    assert contacts(cast, case) == 2  # with the one of the intake


def test_a_contact_without_words_is_said_at_the_form(case: Case, desk: DeskOf) -> None:
    page = desk("aoi").send(url(case, "contact/"), channel="telephone", direction="incoming")
    assert page.context["form"].non_field_errors() == ["記録する内容を、どれか1つに入力してください。"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("あ" * 4_001, "4,000文字までにしてください。いまは4,001文字あります。"),
        ("あ" * 350_000, "4,000文字までにしてください。"),
        ("\x00", "読み取れない文字"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(
    case: Case, cast: Cast, desk: DeskOf, text: str, message: str
) -> None:
    page = desk("aoi").send(
        url(case, "contact/"), channel="telephone", direction="incoming", words="残る言葉", fact=text
    )
    assert message in page.context["form"].errors["fact"][0]
    assert "残る言葉" in page.content.decode()
    assert contacts(cast, case) == 1


def test_a_lone_surrogate_is_said_with_its_line(case: Case, cast: Cast, desk: DeskOf) -> None:
    fields = {"idempotency_key": uuid.uuid4().hex, "channel": "telephone", "direction": "incoming"}
    # As a browser's form would carry half a character; the test client itself cannot write one.
    body = urlencode(fields | {"fact": "一行目\n二行目\ud842"}, errors="surrogatepass")
    kind = "application/x-www-form-urlencoded"
    page = desk("aoi").client.post(url(case, "contact/"), body, content_type=kind)
    assert "2行目に、読み取れない文字" in page.context["form"].errors["fact"][0]
    assert contacts(cast, case) == 1


def test_4000_characters_and_rare_ones_are_kept(case: Case, cast: Cast, desk: DeskOf) -> None:
    text = "𠮷野家の髙橋さん、渡邉󠄂さん。" + "あ" * 3_900
    desk("aoi").send_and_follow(url(case, "contact/"), channel="counter", direction="incoming", words=text)
    with use(cast.city):
        assert Contact.objects.filter(case=case).last().statements.get().body == text  # type: ignore[union-attr]


def test_a_closed_case_says_so_and_loses_no_word(case: Case, cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        closed(cast, case)
    page = desk("aoi").send(url(case, "contact/"), channel="telephone", direction="incoming", words="長い話")
    assert "この相談はすでに終了しています" in page.content.decode()
    assert "長い話" in page.content.decode()


def test_words_that_come_after_the_session_ended_are_shown_for_copying(case: Case, cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    labels = aoi.get(url(case, "contact/")).context["form"].typed_labels
    with time_machine.travel(AT + timedelta(minutes=31), tick=False):
        answer = aoi.send(
            url(case, "contact/"),
            channel="telephone",
            direction="incoming",
            words="長い電話の記録",
            typed_labels=labels,
        )
    assert answer.status_code == 403
    assert "no-store" in answer["Cache-Control"]
    assert "長い電話の記録" in answer.content.decode()
    assert contacts(cast, case) == 1


def test_the_second_of_two_clerks_is_told_who_has_the_case(case: Case, cast: Cast, desk: DeskOf) -> None:
    assign = url(case, "assign/")
    desk("aoi").send_and_follow(assign, owner=cast.aoi.user_id, seen_owner="")

    page = desk("nagi").send(assign, owner=cast.nagi.user_id, seen_owner="").content.decode()

    assert "ほかの人が先に担当を決めました" in page
    assert "いまの担当は青井 葵さんです" in page
    assert f'name="seen_owner" value="{cast.aoi.user_id}"' in page
    desk("nagi").send_and_follow(assign, owner=cast.nagi.user_id, seen_owner=cast.aoi.user_id)


def test_a_case_is_not_given_to_somebody_outside_the_centre(case: Case, cast: Cast, desk: DeskOf) -> None:
    page = desk("aoi").send(url(case, "assign/"), owner=cast.ren.user_id, seen_owner="")
    assert "owner" in page.context["form"].errors


def test_an_empty_reply_is_said_at_its_field(case: Case, desk: DeskOf) -> None:
    page = desk("aoi").send(url(case, "reply/"), body=" ")
    assert page.context["form"].errors["body"] == ["お返事を入力してください。"]


def test_a_button_that_was_opened_is_not_pressed(case: Case, desk: DeskOf) -> None:
    assert desk("aoi").get(url(case, "read/")).status_code == 405
