"""Colleagues who have the same case open."""

import json
from collections.abc import Callable

import pytest

from case_core.cases.models import Case
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tenants.accounts.models import RoleGrant
from tests.support.browsing import Desk
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]
PAGE = "0123456789abcdef"


def sentence(desk: Desk, case: Case, **fields: str) -> str:
    path = f"/staff/live/cases/{case.pk}/presence/"
    answer = desk.client.post(path, fields) if fields else desk.client.get(path)
    assert answer.status_code == 200
    return str(json.loads(answer.content)["sentence"])


def test_a_colleague_at_the_same_case_is_named_and_oneself_is_not(case: Case, desk: DeskOf) -> None:
    aoi, nagi = desk("aoi"), desk("nagi")
    assert sentence(aoi, case, page=PAGE) == ""
    assert sentence(nagi, case, page=PAGE) == "青井 葵さんも見ています"
    assert sentence(aoi, case) == "村上 凪さんも見ています"


def test_whoever_leaves_is_no_longer_named(case: Case, desk: DeskOf) -> None:
    aoi, nagi = desk("aoi"), desk("nagi")
    sentence(nagi, case, page=PAGE)
    sentence(nagi, case, page=PAGE, gone="1")
    assert sentence(aoi, case) == ""


def test_somebody_who_is_no_longer_of_the_centre_is_not_named(cast: Cast, case: Case, desk: DeskOf) -> None:
    sentence(desk("nagi"), case, page=PAGE)
    with use(cast.city):
        RoleGrant.objects.filter(user_id=cast.nagi.user_id).update(revoked_at=clock.now())
    assert sentence(desk("aoi"), case) == ""


@pytest.mark.parametrize("page", ["", "<b>", "x" * 16, "a" * 200])
def test_a_sign_without_the_name_of_a_page_counts_for_nothing(case: Case, desk: DeskOf, page: str) -> None:
    sentence(desk("nagi"), case, page=page, at="now")
    assert sentence(desk("aoi"), case) == ""


def test_presence_reads_nothing_of_the_case(cast: Cast, case: Case, desk: DeskOf) -> None:
    sentence(desk("aoi"), case, page=PAGE)
    with use(cast.city):
        assert not Entry.objects.filter(action="case.read", case_id=case.pk).exists()
