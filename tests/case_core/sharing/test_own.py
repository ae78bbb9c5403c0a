"""The person reads who has seen their matter: bodies, times, kinds of facts, and nothing that betrays anybody."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from case_core.cases.models import Case
from case_core.consents.states import LegalGround
from case_core.sharing import own
from case_core.sharing.actions.revoke_share import revoke_share
from case_core.sharing.own import own_looks_of_case
from case_core.sharing.viewing import look_at_share
from mannaka_kit import clock
from mannaka_tenancy import Tenant
from tests.support.cases import LATER, new_case, received
from tests.support.cast import Cast
from tests.support.safety import shielded
from tests.support.sharing import a_body, a_member, acting, consented, shared


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


def test_the_person_reads_which_body_saw_what_and_when_and_of_nobody_who(here: Cast, case: Case) -> None:
    body = a_body()
    umi = acting(a_member(body))
    grant = shared(here, case, body)
    for minutes in (0, 30):
        look_at_share(umi, grant.pk, at=LATER + timedelta(minutes=minutes))
    look_at_share(umi, grant.pk, at=LATER + timedelta(days=1))
    told = own_looks_of_case(case.pk, at=LATER)
    assert [share.body for share in told.shares] == ["社会福祉協議会"]
    assert [(look.body, look.first_at, look.last_at) for look in told.looks] == [
        ("社会福祉協議会", LATER + timedelta(days=1), LATER + timedelta(days=1)),
        ("社会福祉協議会", LATER, LATER + timedelta(minutes=30)),
    ]
    assert told.looks[0].kinds == ("氏名・連絡先", "相談の概要", "家族・世帯", "対応の経過")
    assert not any(name in repr(told) for name in ("海野", "青井"))
    revoke_share(grant_id=grant.pk, reason="終わり", actor=here.aoi, at=LATER)
    ended = own_looks_of_case(case.pk, at=LATER)
    assert (ended.shares, ended.looks) == ((), told.looks)


def test_what_was_told_in_danger_or_by_law_and_all_of_a_shielded_matter_stand_on_no_screen(
    here: Cast, case: Case
) -> None:
    station = a_body("警察署")
    police = acting(a_member(station, "riku", "陸"))
    urgent = shared(here, case, station, ground=LegalGround.EMERGENCY)
    look_at_share(police, urgent.pk, at=LATER)
    assert own_looks_of_case(case.pk, at=LATER) == own.OwnLooks()
    body = a_body()
    umi = acting(a_member(body))
    grant = shared(here, case, body)
    look_at_share(umi, grant.pk, at=LATER)
    assert [look.body for look in own_looks_of_case(case.pk, at=LATER).looks] == ["社会福祉協議会"]
    shielded(here, case)
    assert own_looks_of_case(case.pk, at=LATER) == own.OwnLooks(is_withheld=True)


def test_a_long_list_has_pages(here: Cast, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "ENTRIES", 2)
    body = a_body()
    umi = acting(a_member(body))
    grant = shared(here, case, body)
    for days in range(3):
        look_at_share(umi, grant.pk, at=LATER + timedelta(days=days))
    first = own_looks_of_case(case.pk, at=LATER)
    assert (len(first.looks), first.older is not None) == (2, True)
    rest = own_looks_of_case(case.pk, at=LATER, before=first.older)
    assert ([look.first_at for look in rest.looks], rest.older, rest.shares) == ([LATER], None, ())


def test_the_page_opens_with_number_and_secret_alone(
    here: Cast, saijo: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    receipt, now = received(at=clock.now()), clock.now()
    citizen = client_of(here.city)
    assert citizen.get("/portal/matter/seen/").status_code == 302
    citizen.post("/portal/", {"number": receipt.receipt_number, "secret": receipt.secret})
    assert "まだどの機関も見ていません" in citizen.get("/portal/matter/seen/").content.decode()
    body = a_body(since=clock.today())
    umi = acting(a_member(body))
    told, days = Case.objects.get(pk=receipt.case_id), {"given_on": clock.today(), "expires_on": clock.today()}
    consented(here, told, body, at=now, **days)
    grant = shared(here, told, body, at=now, ends_on=clock.today())
    look_at_share(umi, grant.pk, at=now)
    shown = citizen.get("/portal/matter/seen/", {"before": "x"}).content.decode()
    assert ("社会福祉協議会" in shown, "いま見られる機関" in shown, "海野" in shown) == (True, True, False)
    assert "この相談を見た機関" in citizen.get("/portal/matter/").content.decode()
    elsewhere = client_of(saijo)
    elsewhere.cookies = citizen.cookies
    assert elsewhere.get("/portal/matter/seen/").status_code == 302
