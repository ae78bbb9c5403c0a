"""The people of a body are told once of a referral and once of its day; nothing of the matter is in the mail."""

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.core import mail

from case_core.cases.models import Case
from case_core.cases.states import StepKind
from case_core.consents.states import LegalGround
from case_core.referrals.actions.remind_body import remind_body
from case_core.referrals.events import ReferralSent
from case_core.referrals.models import Referral
from case_core.referrals.reminding import Notice
from case_core.referrals.states import TellKind
from case_core.referrals.subscribers import follow_revocation, plan_notices, tell_after_approval
from case_core.referrals.tasks import tell_body
from case_core.sharing.actions.approve_share import approve_share
from case_core.sharing.actions.revoke_share import revoke_share
from case_core.sharing.events import ShareApproved, ShareRevoked
from mannaka_kit.clock import TOKYO
from mannaka_kit.outbox.models import OutboxEvent
from tenants.accounts.models import User
from tenants.partners.models import PartnerOrganization
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.referrals import a_letter, by_letter, referred, token_in
from tests.support.sharing import a_body, a_member

DUE = date(2026, 1, 20)


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


@pytest.fixture
def body(here: Cast, settings: Any) -> PartnerOrganization:
    settings.MANNAKA_SENDS_MAIL = True
    found = a_body()
    member = a_member(found)
    User.objects.filter(pk=member.user_id).update(email="umi@shakyo.example")
    return found


def told(referral: Referral, kind: TellKind) -> None:
    """Do what a worker does with the errand: mail, then write."""
    with time_machine.travel(LATER):
        tell_body(referral_id=referral.pk, kind=kind.value, due_on=DUE.isoformat())()


def planned(referral: Referral) -> list[tuple[str, datetime | None]]:
    rows = OutboxEvent.objects.filter(task="case_core.referrals.tasks.tell_body").order_by("due_at", "kwargs__kind")
    kinds = {(row.kwargs["kind"], row.due_at) for row in rows if row.kwargs["referral_id"] == referral.pk}
    return sorted(kinds, key=lambda each: each[0])


def test_a_body_hears_of_a_referral_at_once_and_of_its_day_in_the_morning(
    here: Cast, case: Case, body: PartnerOrganization
) -> None:
    referral = referred(here, case, body)
    plan_notices(ReferralSent(case_id=case.pk, referral_id=referral.pk, organization_id=body.pk))
    found = planned(referral)
    assert [kind for kind, _due_at in found] == ["due", "new"]
    assert found[0][1] == datetime(2026, 1, 20, 8, 30, tzinfo=TOKYO)


def test_each_kind_goes_once_and_the_centre_hears_of_the_day(here: Cast, case: Case, body: PartnerOrganization) -> None:
    referral = referred(here, case, body)
    for kind in (TellKind.NEW, TellKind.NEW, TellKind.DUE, TellKind.DUE):
        told(referral, kind)
    assert [sent.to for sent in mail.outbox] == [["umi@shakyo.example"]] * 2
    texts = "".join(sent.subject + sent.body for sent in mail.outbox)
    assert [word in texts for word in ("2026年1月20日", "田中", case.title, "家計")] == [True, False, False, False]
    assert case.steps.filter(kind=StepKind.REFERRAL_DUE).count() == 1
    assert remembered("referral.body_told") == [("system", case.pk, "done")] * 2
    assert remind_body(referral_id=referral.pk, kind=TellKind.DUE, due_on=date(2026, 1, 21), at=LATER) is None


def test_nobody_is_told_of_what_waits_for_a_second_person(here: Cast, case: Case, body: PartnerOrganization) -> None:
    referral = referred(here, case, body, ground=LegalGround.CHILD_COUNCIL)
    told(referral, TellKind.NEW)
    assert mail.outbox == []
    approve_share(grant_id=referral.grant_id, actor=here.nagi, at=LATER)
    tell_after_approval(ShareApproved(case_id=case.pk, grant_id=referral.grant_id, organization_id=body.pk))
    assert [kind for kind, _due_at in planned(referral)] == ["new"]
    told(referral, TellKind.NEW)
    assert len(mail.outbox) == 1


def test_a_share_that_is_taken_back_takes_its_referral_along_and_nobody_is_told_any_more(
    here: Cast, case: Case, body: PartnerOrganization
) -> None:
    referral = referred(here, case, body)
    revoke_share(grant_id=referral.grant_id, reason="終わり", actor=here.aoi, at=LATER)
    follow_revocation(ShareRevoked(case_id=case.pk, grant_id=referral.grant_id, organization_id=body.pk))
    referral.refresh_from_db()
    assert referral.status == "revoked"
    told(referral, TellKind.DUE)
    assert mail.outbox == []


def test_a_mail_that_the_server_did_not_take_leaves_nothing_noted(
    here: Cast, case: Case, body: PartnerOrganization, monkeypatch: pytest.MonkeyPatch
) -> None:
    referral = referred(here, case, body)

    def away(_notice: Notice) -> int:
        raise OSError("mail")

    monkeypatch.setattr(Notice, "send", away)
    with pytest.raises(OSError, match="mail"):
        told(referral, TellKind.DUE)
    referral.refresh_from_db()
    assert (referral.reminded_at, remembered("referral.body_told")) == (None, [])


def test_a_body_that_got_a_letter_hears_of_its_day_once_with_the_link_while_it_opens(
    here: Cast, case: Case, settings: Any
) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    opened, waiting = (referred(here, new_case(here), by_letter(name)) for name in ("ことばの会", "つばさの会"))
    for referral in (waiting, opened):
        a_letter(here, referral)
        referral.refresh_from_db()
    Referral.objects.filter(pk=opened.pk).update(letter_opened_at=LATER)
    for referral in (waiting, waiting, opened, referred(here, case, by_letter("みなとの会"))):
        told(referral, TellKind.DUE)
    assert [sent.to for sent in mail.outbox] == [["kotoba@body.example"]] * 2  # the third got no letter yet
    texts = [sent.subject + sent.body for sent in mail.outbox]
    assert [token_in(waiting) in texts[0], "/letter/" in texts[1]] == [True, False]
    for text in texts:
        assert [word in text for word in ("2026年1月20日", "田中", case.title, "家計")] == [True, False, False, False]
