import json
from collections.abc import Callable
from uuid import UUID

import pytest

from case_core.drafts.models import Draft
from case_core.drafts.selectors import draft_for, texts_of
from case_core.drafts.web import pace
from mannaka_tenancy import use
from tests.case_core.drafts.writing import KEY, OTHER_PAGE, WORDS, posted, saved
from tests.support.browsing import Desk
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]
URL = "/staff/drafts/"
DISCARD = f"{URL}{KEY}/discard/"


def test_the_page_hears_the_version_and_the_time(cast: Cast, desk: DeskOf) -> None:
    answer = desk("aoi").client.post(URL, posted(cast.aoi.user_id))
    assert (answer.status_code, answer.json()) == (200, {"version": 1, "at": "9:40"})
    assert "no-store" in answer["Cache-Control"]
    with use(cast.city):
        assert texts_of(draft_for(cast.aoi, KEY)) == WORDS


def test_only_the_persons_own_fields_are_kept(cast: Cast, desk: DeskOf) -> None:
    extra = {"csrfmiddlewaretoken": "t", "typed_labels": "{}", "idempotency_key": "k", "draft_more": "x"}
    desk("aoi").client.post(URL, posted(cast.aoi.user_id, **extra))
    with use(cast.city):
        assert texts_of(draft_for(cast.aoi, KEY)) == WORDS


def test_the_other_page_hears_what_was_written_and_gets_a_key_of_its_own(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        saved(cast.aoi, page=OTHER_PAGE, texts={"matter": "別の画面の文"})
    answer = desk("aoi").client.post(URL, posted(cast.aoi.user_id))
    told = json.loads(answer.content)
    assert (answer.status_code, told["code"]) == (409, "draft.rewritten")
    assert "別の画面で書き直されました" in told["message"]
    assert told["other"] == {"key": str(KEY), "at": "9:40", "texts": {"matter": "別の画面の文"}}
    assert UUID(told["key"]) != KEY


def test_a_draft_that_is_gone_is_told_in_words(cast: Cast, desk: DeskOf) -> None:
    answer = desk("aoi").client.post(URL, posted(cast.aoi.user_id, draft_version=3))
    assert (answer.status_code, answer.json()["code"]) == (409, "draft.gone")
    assert "other" not in answer.json()


def test_a_page_of_somebody_else_saves_nothing(cast: Cast, desk: DeskOf) -> None:
    answer = desk("nagi").client.post(URL, posted(cast.aoi.user_id))
    assert (answer.status_code, answer.json()["code"]) == (403, "draft.other_person")
    with use(cast.city):
        assert not Draft.objects.exists()


def test_a_colleagues_key_is_not_there(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        saved(cast.aoi)
    assert desk("nagi").client.post(URL, posted(cast.nagi.user_id)).status_code == 404
    assert desk("nagi").send(DISCARD).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"draft_key": "x"},
        {"draft_version": "-1"},
        {"draft_form": "nothing"},
        {"draft_subject": "7"},
        {"draft_page": ""},
    ],
)
def test_what_no_page_of_ours_sends_is_refused(cast: Cast, desk: DeskOf, wrong: dict[str, str]) -> None:
    assert desk("aoi").client.post(URL, posted(cast.aoi.user_id, **wrong)).status_code == 400


def test_too_long_a_text_is_told_in_words(cast: Cast, desk: DeskOf) -> None:
    answer = desk("aoi").client.post(URL, posted(cast.aoi.user_id, matter="長" * 60_001))
    assert answer.status_code == 422
    assert "文はこの画面に残っています" in answer.json()["message"]


def test_no_page_saves_faster_than_anybody_types(cast: Cast, desk: DeskOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "SAVES", 2)
    aoi = desk("aoi")
    statuses = [aoi.client.post(URL, posted(cast.aoi.user_id, draft_version=number)).status_code for number in range(3)]
    assert statuses == [200, 200, 429]
    assert desk("nagi").client.post(URL, posted(cast.nagi.user_id, draft_key=str(OTHER_PAGE))).status_code == 200


def test_the_script_learns_whose_session_it_is_and_the_forms_token(cast: Cast, desk: DeskOf) -> None:
    told = desk("aoi").get(URL).json()
    assert told["author"] == cast.aoi.user_id
    assert len(told["token"]) == 64


def test_without_a_session_the_way_leads_to_the_sign_in_page(cast: Cast) -> None:
    assert Desk(cast.city, None).client.post(URL, posted(cast.aoi.user_id)).status_code == 302


def test_a_discarded_draft_leads_back_to_where_it_was_offered(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        saved(cast.aoi)
    answer = desk("aoi").send(DISCARD, back="/staff/intake/")
    assert (answer.status_code, answer["Location"]) == (302, "/staff/intake/")
    with use(cast.city):
        assert not Draft.objects.exists()


@pytest.mark.parametrize("back", ["https://example.com/", "//example.com/", "", "staff"])
def test_nobody_is_led_elsewhere(cast: Cast, desk: DeskOf, back: str) -> None:
    with use(cast.city):
        saved(cast.aoi)
    assert desk("aoi").send(DISCARD, back=back)["Location"] == "/staff/"
