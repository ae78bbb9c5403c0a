import re
import uuid
from collections.abc import Callable

import pytest

from case_core.cases.models import Case
from case_core.intake.models import Receipt
from mannaka_kit.identifiers import secret_matches
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]
SECRET = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}")
MATTER = {"matter": "道路に穴がある。", "topic": "housing", "channel": "telephone"}


def test_the_matter_comes_first_and_has_the_cursor(desk: DeskOf) -> None:
    form = desk("aoi").get("/staff/intake/").context["form"]
    assert [field.name for field in form.visible_fields()] == ["matter", "name", "telephone", "name_kana", "topic", "channel"]
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
