import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.models import Case, Contact
from case_core.intake.models import Receipt
from mannaka_kit.identifiers import secret_matches
from mannaka_tenancy import use
from tests.case_core.drafts.writing import KEY, saved
from tests.support.browsing import Desk
from tests.support.cases import AT, received
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]
SECRET = re.compile(r"(?<![\w-])[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}(?![\w-])")
PAGE_STATEMENTS = 5
CANDIDATE_STATEMENTS = 11
MATTER = {"matter": "道路に穴がある。", "topic": "housing", "channel": "telephone"}


def test_the_matter_comes_first_and_has_the_cursor(desk: DeskOf) -> None:
    form = desk("aoi").get("/staff/intake/").context["form"]
    shown = [field.name for field in form.visible_fields()]
    assert shown[:6] == ["matter", "name", "telephone", "name_kana", "topic", "channel"]
    assert set(shown[6:]) == set(form.asked_later)
    assert form.fields["matter"].widget.attrs["autofocus"]


def test_the_secret_is_told_once_and_stored_as_a_hash_only(cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    sent = aoi.send("/staff/intake/", **MATTER, name="匿名")
    found = SECRET.search(aoi.get(sent["Location"]).content.decode())
    assert found is not None
    assert SECRET.search(aoi.get(sent["Location"]).content.decode()) is None
    with use(cast.city):
        receipt = Receipt.objects.select_related("case__party").get()
        assert secret_matches(found.group(), receipt.secret_hash)
        assert receipt.case.party.is_anonymous
        assert found.group() not in str(dict(aoi.client.session))


def test_the_secret_waits_for_its_own_case(desk: DeskOf) -> None:
    aoi = desk("aoi")
    first = aoi.send("/staff/intake/", **MATTER)["Location"]
    aoi.get(first)
    second = aoi.send("/staff/intake/", **MATTER)["Location"]
    assert SECRET.search(aoi.get(first).content.decode()) is None
    assert SECRET.search(aoi.get(second).content.decode()) is not None


def test_a_form_sent_twice_makes_one_case(cast: Cast, desk: DeskOf) -> None:
    aoi, key = desk("aoi"), uuid.uuid4().hex
    first, second = (aoi.send("/staff/intake/", key=key, **MATTER) for _time in range(2))
    assert first["Location"] == second["Location"]
    with use(cast.city):
        assert Case.objects.count() == 1


def test_a_form_whose_draft_was_saved_between_two_presses_is_the_same_form(cast: Cast, desk: DeskOf) -> None:
    aoi, key = desk("aoi"), uuid.uuid4().hex
    first, second = (aoi.send("/staff/intake/", key=key, draft_version=version, **MATTER) for version in (0, 1))
    assert first["Location"] == second["Location"]
    with use(cast.city):
        assert Case.objects.count() == 1


def test_the_talk_is_measured_from_the_opening_of_the_form(cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    page = aoi.get("/staff/intake/")
    started = page.context["form"]["started_at"].value()
    assert 'data-elapsed="0"' in page.content.decode()
    with time_machine.travel(AT + timedelta(minutes=7, seconds=30), tick=False):
        case = aoi.send_and_follow("/staff/intake/", **MATTER, started_at=started)
    assert "青井 葵 8分" in case
    with use(cast.city):
        assert Contact.objects.get().minutes == 8


@pytest.mark.parametrize("started", ["", "yesterday", "2026-01-13T10:40:00+09:00"])
def test_a_beginning_that_says_nothing_stops_nobody(cast: Cast, desk: DeskOf, started: str) -> None:
    sent = desk("aoi").send("/staff/intake/", **MATTER, started_at=started)
    assert sent.status_code == (200 if started == "yesterday" else 302)
    with use(cast.city):
        assert not Contact.objects.filter(minutes__isnull=False).exists()


def test_the_clock_of_a_draft_goes_on_from_its_beginning(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        saved(cast.aoi)
    with time_machine.travel(AT + timedelta(minutes=3), tick=False):
        assert 'data-elapsed="180"' in desk("aoi").get("/staff/intake/", draft=str(KEY)).content.decode()


def test_who_was_here_before_is_shown_beside_the_form_and_attached(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        known = Case.objects.get(pk=received(actor=cast.aoi).case_id).party
    aoi = desk("aoi")
    part = aoi.send("/staff/intake/candidates/", telephone="5678", name_kana="").content.decode()
    assert f'data-candidate="{known.pk}"' in part
    assert "住民税の通知が届かない" in part
    assert "<html" not in part
    told: dict[str, Any] = {
        "known": known.pk,
        "name": known.name,
        "telephone": "09012345678",
        "name_kana": "たなか はなこ",
    }
    assert aoi.send("/staff/intake/", **MATTER, **told).status_code == 302
    with use(cast.city):
        assert Case.objects.latest("pk").party == known


def test_what_differs_from_the_known_person_is_not_lost(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        known = Case.objects.get(pk=received(actor=cast.aoi).case_id).party
    page = desk("aoi").send("/staff/intake/", **MATTER, known=known.pk, telephone="0898-22-0000")
    assert page.context["form"].errors["telephone"] == [
        "選んだ方の登録と違います。選び直すか、選択を取り消してください。"
    ]
    assert "0898-22-0000" in page.content.decode()


def test_somebody_who_does_not_exist_is_told_in_words(desk: DeskOf) -> None:
    page = desk("aoi").send("/staff/intake/", **MATTER, known=999_999)
    assert "選んだ方が見つかりません" in page.content.decode()


def test_the_pages_of_intake_take_a_bounded_number_of_statements(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        for _number in range(5):
            saved(cast.aoi, key=uuid.uuid4())
            received(actor=cast.aoi)
    aoi = desk("aoi")
    aoi.get("/staff/intake/")
    with CaptureQueriesContext(connection) as page:
        aoi.get("/staff/intake/")
    with CaptureQueriesContext(connection) as part:
        aoi.send("/staff/intake/candidates/", telephone="5678")
    assert len(page) <= PAGE_STATEMENTS
    assert len(part) <= CANDIDATE_STATEMENTS


def test_a_form_without_its_key_makes_none(cast: Cast, desk: DeskOf) -> None:
    page = desk("aoi").client.post("/staff/intake/", MATTER)
    assert "有効期限が切れています" in page.content.decode()
    with use(cast.city):
        assert not Case.objects.exists()


def test_a_missing_matter_is_said_at_its_field_and_the_rest_stays(desk: DeskOf) -> None:
    page = desk("aoi").send("/staff/intake/", **MATTER | {"matter": ""}, name="田中 花子")
    assert "matter" in page.context["form"].errors
    assert "田中 花子" in page.content.decode()
    assert "入力の確認：" in page.content.decode()


def test_a_topic_that_nobody_offers_is_refused(desk: DeskOf) -> None:
    page = desk("aoi").send("/staff/intake/", **MATTER | {"topic": "x"})
    assert "topic" in page.context["form"].errors


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_no_other_role_takes_matters_down(desk: DeskOf, name: str) -> None:
    assert desk(name).get("/staff/intake/").status_code == 403
    assert desk(name).send("/staff/intake/", **MATTER).status_code == 403
