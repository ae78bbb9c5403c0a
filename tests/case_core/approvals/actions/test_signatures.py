"""The head reads, comments, signs or sends back; some endings need the signature."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from case_core.approvals.actions.ask_approval import ask_approval
from case_core.approvals.actions.ask_closing import ask_closing
from case_core.approvals.actions.change_approval_rules import change_approval_rules
from case_core.approvals.actions.comment_approval import comment_approval
from case_core.approvals.actions.send_back_approval import send_back_approval
from case_core.approvals.actions.sign_approval import sign_approval
from case_core.approvals.actions.withdraw_approval import withdraw_approval
from case_core.approvals.errors import (
    AlreadyAskedError,
    ApprovalDecidedError,
    ApprovalNotFoundError,
    NoHeadError,
    OtherEndingSignedError,
    OwnRequestError,
    SignatureAwaitedError,
    SignatureMissingError,
    WordsMissingError,
)
from case_core.approvals.events import ApprovalAsked, ApprovalDecided
from case_core.approvals.models import Approval
from case_core.approvals.selectors import cases_awaiting, signed_ending, waiting_for
from case_core.approvals.states import ApprovalStatus
from case_core.cases.actions.close_case import close_case
from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.errors import CaseClosedError, ReferralMissingError
from case_core.cases.models import Case
from case_core.cases.states import Mark, Outcome, StepKind
from case_core.cases.topics import Topic
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tests.support.approvals import WORDS, asked_to_read, asked_to_sign
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered

THEN = LATER + timedelta(minutes=5)


@pytest.fixture
def boss(here: Cast) -> Actor:
    return head_of_centre(here)


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


def marks(case: Case) -> list[str]:
    return list(Case.objects.get(pk=case.pk).marks)


def end(here: Cast, case: Case, outcome: Outcome = Outcome.LISTENED, **more: Any) -> Case:
    told = {"referred_to": "", "note": "", "actor": here.aoi, "at": THEN, **more}
    return close_case(case_id=case.pk, outcome=outcome, **told)


def test_a_clerk_asks_and_the_head_signs_in_the_course_of_the_case(
    here: Cast, boss: Actor, case: Case, told: list[object]
) -> None:
    approval = asked_to_read(here, case)
    assert marks(case) == [Mark.SIGNATURE]
    assert told[-1] == ApprovalAsked(case_id=case.pk, approval_id=approval.pk)
    assert [found.pk for found in cases_awaiting(boss)] == [case.pk]
    signed = sign_approval(approval_id=approval.pk, comment="これでよい。", actor=boss, at=THEN)
    assert (signed.status, signed.decided_by_id, signed.decided_at) == (ApprovalStatus.SIGNED, boss.user_id, THEN)
    assert marks(case) == []
    steps = [(step.kind, step.note) for step in case.steps.exclude(kind=StepKind.ASSIGNED)]
    assert steps == [(StepKind.SIGNATURE_ASKED, WORDS), (StepKind.SIGNED, "これでよい。")]
    assert told[-1] == ApprovalDecided(case_id=case.pk, approval_id=approval.pk)
    assert remembered("approval.signed") == [("centre_staff", case.pk, "done")]


def test_the_head_sends_back_with_a_reason_and_may_be_asked_again(here: Cast, boss: Actor, case: Case) -> None:
    approval = asked_to_read(here, case)
    with pytest.raises(WordsMissingError):
        send_back_approval(approval_id=approval.pk, comment=" ", actor=boss, at=THEN)
    sent_back = send_back_approval(approval_id=approval.pk, comment="日付を確かめて。", actor=boss, at=THEN)
    assert (sent_back.status, sent_back.comment) == (ApprovalStatus.SENT_BACK, "日付を確かめて。")
    assert asked_to_read(here, case).is_waiting


def test_a_comment_decides_nothing(here: Cast, boss: Actor, case: Case) -> None:
    approval = asked_to_read(here, case)
    with pytest.raises(WordsMissingError):
        comment_approval(approval_id=approval.pk, comment="", actor=boss, at=THEN)
    assert comment_approval(approval_id=approval.pk, comment="あとで読む。", actor=boss, at=THEN).is_waiting
    assert case.steps.get(kind=StepKind.COMMENTED).note == "あとで読む。"
    assert marks(case) == [Mark.SIGNATURE]


def test_nobody_signs_their_own_not_even_a_head(here: Cast, boss: Actor, case: Case) -> None:
    head_of_centre(here, "aoi")
    approval = ask_approval(case_id=case.pk, words=WORDS, actor=boss, at=LATER)
    for action in (sign_approval, send_back_approval, comment_approval):
        with pytest.raises(OwnRequestError):
            action(approval_id=approval.pk, comment="x", actor=boss, at=THEN)
    assert list(waiting_for(boss)) == []
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(status="signed", decided_by=boss.user_id, decided_at=THEN)


def test_without_another_head_nobody_can_be_asked(here: Cast, case: Case) -> None:
    with pytest.raises(NoHeadError):
        asked_to_read(here, case)
    boss = head_of_centre(here, "aoi")
    with pytest.raises(NoHeadError):
        ask_approval(case_id=case.pk, words=WORDS, actor=boss, at=LATER)


@pytest.mark.parametrize("name", ["aoi", "ren", "mio", "sora"])
def test_only_heads_of_the_centre_sign(here: Cast, boss: Actor, case: Case, name: str) -> None:
    approval = asked_to_read(here, case)
    with pytest.raises(NotAllowedError):
        sign_approval(approval_id=approval.pk, actor=here.actors[name], at=THEN)
    assert list(waiting_for(here.actors[name])) == []


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_asks_and_withdraws(here: Cast, boss: Actor, case: Case, name: str) -> None:
    with pytest.raises(NotAllowedError):
        ask_approval(case_id=case.pk, words=WORDS, actor=here.actors[name], at=LATER)
    with pytest.raises(NotAllowedError):
        withdraw_approval(approval_id=asked_to_read(here, case).pk, actor=here.actors[name], at=THEN)


def test_what_is_withdrawn_or_decided_is_over(here: Cast, boss: Actor, case: Case) -> None:
    approval = asked_to_read(here, case)
    with pytest.raises(AlreadyAskedError):
        asked_to_read(here, case)
    withdraw_approval(approval_id=approval.pk, actor=here.aoi, at=THEN)
    assert marks(case) == []
    with pytest.raises(ApprovalDecidedError):
        sign_approval(approval_id=approval.pk, actor=boss, at=THEN)
    with pytest.raises(ApprovalDecidedError):
        withdraw_approval(approval_id=approval.pk, actor=here.aoi, at=THEN)
    with pytest.raises(ApprovalNotFoundError):
        sign_approval(approval_id=approval.pk + 999, actor=boss, at=THEN)


def test_the_mark_stays_while_another_request_waits(here: Cast, boss: Actor, case: Case) -> None:
    first, second = asked_to_read(here, case), asked_to_sign(here, case)
    sign_approval(approval_id=first.pk, actor=boss, at=THEN)
    assert marks(case) == [Mark.SIGNATURE]
    sign_approval(approval_id=second.pk, actor=boss, at=THEN)
    assert marks(case) == []


def test_an_ending_that_the_city_names_needs_the_signature(here: Cast, boss: Actor, case: Case) -> None:
    change_approval_rules(outcomes=[Outcome.LISTENED], topics=[], actor=here.mio, at=LATER)
    with pytest.raises(SignatureMissingError):
        end(here, case)
    approval = asked_to_sign(here, case)
    with pytest.raises(SignatureAwaitedError):
        end(here, case)
    sign_approval(approval_id=approval.pk, actor=boss, at=THEN)
    assert signed_ending(here.aoi, case.pk)["outcome"] == Outcome.LISTENED
    assert end(here, case).is_closed
    assert signed_ending(here.aoi, case.pk) == {}


def test_other_endings_need_none(here: Cast, case: Case) -> None:
    change_approval_rules(outcomes=[Outcome.OUT_OF_REMIT], topics=[Topic.CONSUMER], actor=here.mio, at=LATER)
    assert end(here, case).is_closed


def test_a_topic_that_the_city_names_needs_it_for_every_ending(here: Cast, boss: Actor, case: Case) -> None:
    change_approval_rules(outcomes=[], topics=[Topic.CONSUMER], actor=here.mio, at=LATER)
    Case.objects.filter(pk=case.pk).update(topic="consumer")
    with pytest.raises(SignatureMissingError):
        end(here, case, Outcome.SOLVED)
    told = {"outcome": Outcome.SOLVED, "referred_to": "", "note": "", "words": WORDS, "recovered_yen": 5_000}
    approval = ask_closing(case_id=case.pk, actor=here.aoi, at=LATER, **told)
    sign_approval(approval_id=approval.pk, actor=boss, at=THEN)
    for other in ({"recovered_yen": 9_000}, {"recovered_yen": None}):
        with pytest.raises(OtherEndingSignedError):
            end(here, case, Outcome.SOLVED, **other)
    with pytest.raises(OtherEndingSignedError):
        end(here, case, Outcome.INFORMED, recovered_yen=5_000)
    assert end(here, case, Outcome.SOLVED, recovered_yen=5_000).is_closed


def test_a_case_that_was_opened_again_is_signed_anew(here: Cast, boss: Actor, case: Case) -> None:
    change_approval_rules(outcomes=[Outcome.LISTENED], topics=[], actor=here.mio, at=LATER)
    sign_approval(approval_id=asked_to_sign(here, case).pk, actor=boss, at=LATER)
    end(here, case)
    reopen_case(case_id=case.pk, reason="続きがある", actor=here.aoi, at=THEN)
    with pytest.raises(SignatureMissingError):
        end(here, case)


def test_an_ending_that_makes_no_sense_is_not_put_before_the_head(here: Cast, boss: Actor, case: Case) -> None:
    with pytest.raises(ReferralMissingError):
        asked_to_sign(here, case, Outcome.OUT_OF_REMIT)
    with pytest.raises(CaseClosedError):
        asked_to_sign(here, closed(here, case))
    assert asked_to_read(here, case).is_waiting


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_only_administrators_name_the_endings(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        change_approval_rules(outcomes=[], topics=[], actor=here.actors[name], at=LATER)
