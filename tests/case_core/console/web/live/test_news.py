"""News: what is new is shown and recorded, and what is not is neither."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings

from case_core.cases.actions.add_message import add_message
from case_core.cases.models import Case
from case_core.cases.states import Channel
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.states import Result
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tenants.accounts.sign_in.middleware import BACKGROUND_HEADER
from tests.case_core.console.web.live.conftest import record
from tests.support.browsing import Desk
from tests.support.cases import AT, LATER, acknowledged, handed_over, new_case
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]


def news(desk: Desk, path: str, edition: str) -> Any:
    return desk.client.get(path, headers={"If-None-Match": f'"{edition}"'})


def reads(cast: Cast, case: Case) -> list[tuple[int | None, Any]]:
    with use(cast.city):
        found = Entry.objects.filter(action="case.read", case_id=case.pk).order_by("pk")
        return [(entry.actor_id, entry.details.get("by")) for entry in found]


def test_a_page_that_shows_everything_gets_nothing_and_reads_nothing(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    page = aoi.get(f"/staff/cases/{case.pk}/")
    edition = page.context["edition"]
    assert f'data-edition="{edition}"' in page.content.decode()
    answer = news(aoi, f"/staff/live/cases/{case.pk}/", edition)
    assert (answer.status_code, answer.content) == (304, b"")
    assert reads(cast, case) == [(cast.aoi.user_id, None)]


def test_what_is_new_is_shown_and_recorded_as_a_read(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    edition = aoi.get(f"/staff/cases/{case.pk}/").context["edition"]
    record(cast, case, "あたらしい話")
    answer = news(aoi, f"/staff/live/cases/{case.pk}/", edition)
    assert answer.status_code == 200
    assert "あたらしい話" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert reads(cast, case) == [(cast.aoi.user_id, None), (cast.aoi.user_id, "open_page")]

    assert news(aoi, f"/staff/live/cases/{case.pk}/", answer["ETag"].strip('"')).status_code == 304
    assert len(reads(cast, case)) == 2


def test_what_the_audit_cannot_record_is_not_shown(
    cast: Cast, case: Case, desk: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("case_core.console.web.live_views.record_news_read", fails)
    with pytest.raises(RuntimeError):
        desk("aoi").get(f"/staff/live/cases/{case.pk}/")


def test_an_answer_and_a_message_are_news_of_every_part(cast: Cast, case: Case, desk: DeskOf) -> None:
    with use(cast.city):
        handover = acknowledged(cast, case)
        report_back(
            handover_id=handover.pk,
            result=Result.DONE,
            report="住所を直した",
            told_citizen="",
            actor=cast.ren,
            at=LATER,
        )
        add_message(case_id=case.pk, channel=Channel.WEB, body="ありがとう", at=LATER)
    html = desk("aoi").get(f"/staff/live/cases/{case.pk}/").content.decode()
    for part in ("head", "actions", "message", "timeline", "handovers"):
        assert f'data-live-part="{part}"' in html
    for words in ("回答あり", "直した", "新しいメッセージが届いています", "ありがとう"):
        assert words in html


def test_asking_for_news_is_no_sign_of_life(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    for minutes in (10, 20, 29):
        with time_machine.travel(AT + timedelta(minutes=minutes), tick=False):
            answer = aoi.client.get(f"/staff/live/cases/{case.pk}/", headers={BACKGROUND_HEADER: "1"})
            assert answer.status_code == 200
    with time_machine.travel(AT + timedelta(minutes=30), tick=False):
        assert aoi.client.get(f"/staff/live/cases/{case.pk}/", headers={BACKGROUND_HEADER: "1"}).status_code == 302


def test_another_language_is_another_edition(case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    japanese = aoi.get(f"/staff/cases/{case.pk}/").context["edition"]
    aoi.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert aoi.get(f"/staff/cases/{case.pk}/").context["edition"] != japanese


def test_the_day_is_new_when_something_came(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    edition = aoi.get("/staff/", view="new").context["edition"]
    assert news(aoi, "/staff/live/day/?view=new", edition).status_code == 304
    with use(cast.city):
        new_case(cast, body="もう一件の相談")
    answer = news(aoi, "/staff/live/day/?view=new", edition)
    assert answer.status_code == 200
    assert "もう一件の相談" in answer.content.decode()
    assert 'href="?view=due"' in answer.content.decode()


def test_the_sections_desk_is_new_when_something_was_handed_over(cast: Cast, case: Case, desk: DeskOf) -> None:
    ren = desk("ren")
    page = ren.get("/staff/handovers/")
    assert f'data-topics="section-{cast.tax.pk} "' in page.content.decode()
    edition = page.context["edition"]
    assert news(ren, "/staff/live/desk/", edition).status_code == 304
    with use(cast.city):
        handed_over(cast, case)
    answer = news(ren, "/staff/live/desk/", edition)
    assert answer.status_code == 200
    assert case.title in answer.content.decode()
