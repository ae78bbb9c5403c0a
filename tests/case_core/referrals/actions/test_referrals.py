"""Referrals: sent by a share, answered by the body or for it, ended with what must be said; the case follows."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from case_core.cases.actions.close_case import close_case
from case_core.cases.errors import CaseWaitsError
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, Outcome, StepKind
from case_core.handovers.actions.close_without_answers import close_without_answers
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.referrals import errors
from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.decline_referral import decline_referral
from case_core.referrals.actions.finish_referral import finish_referral
from case_core.referrals.actions.follow_share import follow_share
from case_core.referrals.actions.revoke_referral import revoke_referral
from case_core.referrals.actions.send_referral import send_referral
from case_core.referrals.events import ReferralFinished, ReferralSent
from case_core.referrals.models import Referral
from case_core.referrals.states import DeclineReason, ReferralOutcome, ReferralStatus
from case_core.sharing.actions.revoke_share import revoke_share
from case_core.sharing.errors import ShareNotFoundError, ShareOverError
from case_core.sharing.models import ShareGrant
from case_core.sharing.viewing import look_at_share
from case_core.spans.models import CaseSpan
from case_core.spans.states import SpanKind
from mannaka_kit.errors import NotAllowedError
from tenants.partners.actor import PartnerActor
from tenants.partners.models import PartnerOrganization
from tests.support.cases import LATER, acknowledged, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.referrals import HELPED, LETTER, accepted, referred
from tests.support.sharing import DAY, a_body, a_member, acting, shared


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


@pytest.fixture
def body(here: Cast) -> PartnerOrganization:
    return a_body()


@pytest.fixture
def umi(body: PartnerOrganization) -> PartnerActor:
    return acting(a_member(body))


def steps_of(case: Case) -> list[tuple[str, str]]:
    return [(step.kind, step.note) for step in case.steps.filter(kind__contains="ref")]


def test_a_referral_makes_its_share_and_the_case_waits_for_the_answer(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor, told: list[object]
) -> None:
    referral = referred(here, case, body)
    case.refresh_from_db()
    assert (referral.status, referral.due_on, referral.grant.case_id) == ("sent", date(2026, 1, 20), case.pk)
    assert (case.status, case.due_on) == (CaseStatus.WAITING_SECTION, referral.due_on)
    assert [each.waiting_for for each in case.blockers.all()] == [body.name]
    assert steps_of(case) == [(StepKind.REFERRED, body.name)]
    assert remembered("referral.sent") == [("centre_staff", case.pk, "done")]
    assert told[-1] == ReferralSent(case_id=case.pk, referral_id=referral.pk, organization_id=body.pk)
    assert look_at_share(umi, referral.grant_id, at=LATER).title == case.title


def test_an_answer_is_due_while_the_body_can_see_the_matter(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    for day in (DAY - timedelta(days=1), DAY + timedelta(days=31)):
        with pytest.raises(errors.DueOutOfRangeError), transaction.atomic():
            referred(here, case, body, due_on=day)
    with pytest.raises(errors.ReasonMissingError):
        referred(here, case, body, reason=" ")
    assert referred(here, case, body, ends_on=DAY + timedelta(days=2)).due_on == DAY + timedelta(days=2)


def test_a_body_has_a_matter_once_and_a_share_carries_one_referral(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    grant, elsewhere = shared(here, case, body), shared(here, new_case(here), body)
    known: dict[str, Any] = {"case_id": case.pk, "letter": LETTER, "actor": here.aoi, "at": LATER}
    with pytest.raises(ShareNotFoundError):
        send_referral(share=elsewhere.pk, **known)
    first = send_referral(share=grant.pk, **known)
    assert first.grant_id == grant.pk
    with pytest.raises(errors.AlreadyReferredError):
        referred(here, case, body)
    revoke_referral(referral_id=first.pk, reason="別の機関にする", actor=here.aoi, at=LATER)
    with pytest.raises(ShareOverError):
        send_referral(share=grant.pk, **known)
    assert referred(here, case, body).pk != first.pk


def test_a_body_takes_a_matter_and_tells_what_came_of_it(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor, told: list[object]
) -> None:
    referral = referred(here, case, body)
    with pytest.raises(errors.NotAcceptedError):
        finish_referral(referral_id=referral.pk, result=HELPED, actor=umi, at=LATER)
    accept_referral(referral_id=referral.pk, actor=umi, at=LATER)
    assert case.blockers.get().taken_at == LATER
    with pytest.raises(errors.ReferralEndedError):
        accept_referral(referral_id=referral.pk, actor=umi, at=LATER)
    with pytest.raises(CaseWaitsError):
        _close(here, case)
    done = finish_referral(referral_id=referral.pk, result=HELPED, actor=umi, at=LATER)
    case.refresh_from_db()
    assert (done.status, done.outcome, done.confirmed_by) == (ReferralStatus.DONE, "helped", "person")
    assert (case.status, case.blockers.count()) == (CaseStatus.READY, 0)
    assert steps_of(case)[-1] == (StepKind.REFERRAL_DONE, f"{body.name}：支援につながった\n家計の計画を作った。")
    assert remembered("referral.finished") == [("partner", case.pk, "done")]
    assert told[-1] == ReferralFinished(case_id=case.pk, referral_id=referral.pk, organization_id=body.pk)
    _close(here, case)
    assert look_at_share(umi, referral.grant_id, at=LATER).notes == []


def _close(cast: Cast, case: Case) -> None:
    close_case(case_id=case.pk, outcome=Outcome.INFORMED, referred_to="", note="", actor=cast.aoi, at=LATER)


def test_who_declines_says_why_and_sees_the_matter_no_longer(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    referral = referred(here, case, body)
    with pytest.raises(errors.WordsMissingError):
        decline_referral(referral_id=referral.pk, why=DeclineReason.OTHER, words=" ", actor=umi, at=LATER)
    no = decline_referral(referral_id=referral.pk, why=DeclineReason.NO_CAPACITY, actor=umi, at=LATER)
    case.refresh_from_db()
    assert (no.status, no.decline_reason, case.status) == ("declined", "no_capacity", CaseStatus.READY)
    assert (StepKind.REFERRAL_DECLINED, f"{body.name}：受け入れる余裕がない") in steps_of(case)
    assert remembered("share.returned") == [("partner", case.pk, "done")]
    for again in (lambda: look_at_share(umi, referral.grant_id, at=LATER), lambda: _accept(referral, umi)):
        with pytest.raises(ShareOverError):
            again()
    assert follow_share(grant_id=referral.grant_id, at=LATER) is None


def _accept(referral: Referral, actor: Any) -> Referral:
    return accept_referral(referral_id=referral.pk, actor=actor, at=LATER)


def test_a_clerk_writes_down_what_a_body_said_by_telephone(here: Cast, case: Case, body: PartnerOrganization) -> None:
    a_member(body)
    referral = accepted(here, case, body)
    other = replace(HELPED, outcome=ReferralOutcome.OTHER, words="")
    with pytest.raises(errors.WordsMissingError):
        finish_referral(referral_id=referral.pk, result=other, actor=here.nagi, at=LATER)
    assert finish_referral(referral_id=referral.pk, result=HELPED, actor=here.nagi, at=LATER).ended_by_id
    second = referred(here, new_case(here), body)
    decline_referral(referral_id=second.pk, why=DeclineReason.CONFLICT, actor=here.nagi, at=LATER)
    assert ShareGrant.objects.get(pk=second.grant_id).revoking_reason == DeclineReason.CONFLICT.label


def test_taking_a_referral_back_ends_its_share_and_taking_the_share_back_ends_the_referral(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    first = referred(here, case, body)
    with pytest.raises(errors.WordsMissingError):
        revoke_referral(referral_id=first.pk, reason=" ", actor=here.aoi, at=LATER)
    revoke_referral(referral_id=first.pk, reason="本人が取り下げた", actor=here.aoi, at=LATER)
    case.refresh_from_db()
    assert (case.status, ShareGrant.objects.get(pk=first.grant_id).revoked_at) == (CaseStatus.IN_PROGRESS, LATER)
    second = referred(here, case, body)
    revoke_share(grant_id=second.grant_id, reason="協定の見直し", actor=here.nagi, at=LATER)
    with pytest.raises(ShareOverError):
        _accept(second, umi)
    followed = follow_share(grant_id=second.grant_id, at=LATER)
    assert followed is not None
    assert (followed.status, followed.words, followed.ended_by_id) == ("revoked", "協定の見直し", here.nagi.user_id)
    assert follow_share(grant_id=second.grant_id, at=LATER) is None
    assert not case.blockers.exists()


def test_a_case_is_ended_without_answers_by_one_reason_in_writing(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    acknowledged(here, case)
    referral = referred(here, case, body)
    ending: dict[str, Any] = {"outcome": Outcome.INFORMED, "referred_to": "", "note": ""}
    close_without_answers(case_id=case.pk, waiver="本人が自分で解決した", actor=here.aoi, at=LATER, **ending)
    referral.refresh_from_db()
    case.refresh_from_db()
    assert (referral.status, referral.words, case.is_closed) == ("revoked", "本人が自分で解決した", True)


def test_when_the_last_section_has_answered_the_matter_is_the_centres_though_a_body_still_has_it(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    handover = acknowledged(here, case)
    referred(here, case, body)
    waive_handover(handover_id=handover.pk, reason="不要になった", actor=here.aoi, at=LATER)
    case.refresh_from_db()
    assert case.status == CaseStatus.WAITING_SECTION
    here_now = CaseSpan.objects.filter(case=case, ended_at=None)
    assert [(span.kind, span.section_id) for span in here_now] == [(SpanKind.AT_DESK, None)]


def test_only_the_centre_and_the_body_itself_have_a_referral(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    referral = referred(here, case, body)
    stranger = acting(a_member(a_body("法テラス"), "riku", "陸"))
    with pytest.raises(errors.ReferralNotFoundError):
        _accept(referral, stranger)
    for name in ("ren", "mio", "sora"):
        with pytest.raises(NotAllowedError):
            _accept(referral, here.actors[name])
        with pytest.raises(NotAllowedError):
            revoke_referral(referral_id=referral.pk, reason="終わり", actor=here.actors[name], at=LATER)
        with pytest.raises(NotAllowedError):
            referred(here, case, body, by=name)
    for actor in (umi, here.aoi):
        with pytest.raises(errors.ReferralNotFoundError):
            accept_referral(referral_id=404, actor=actor, at=LATER)


@pytest.mark.parametrize(
    "broken",
    [
        {"status": "lost"},
        {"status": "accepted"},
        {"status": "declined"},
        {"status": "done"},
        {"status": "revoked"},
        {"reason": ""},
        {"outcome": "helped"},
        {"decline_reason": "other"},
    ],
)
def test_the_database_keeps_each_ending_whole(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor, broken: dict[str, str]
) -> None:
    referral = referred(here, case, body)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(**broken)
