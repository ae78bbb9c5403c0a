"""A body's own system gets the letter and the projection, once, answers by it, and gives back what it may not read."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, StepKind
from case_core.consents.actions.withdraw_consent import withdraw_consent
from case_core.consents.models import Consent
from case_core.consents.states import LegalGround, Manner
from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.begin_carriage import begin_carriage
from case_core.referrals.actions.begin_taking_back import begin_taking_back
from case_core.referrals.actions.carry_again import carry_again
from case_core.referrals.actions.revoke_referral import revoke_referral
from case_core.referrals.actions.settle_carriage import settle_carriage
from case_core.referrals.actions.settle_look import settle_look
from case_core.referrals.actions.settle_taking_back import settle_taking_back
from case_core.referrals.actions.take_in_answer import take_in_answer
from case_core.referrals.actions.take_in_answers import take_in_answers
from case_core.referrals.errors import NothingToCarryError
from case_core.referrals.models import Referral
from case_core.referrals.parcels import Errand
from case_core.sharing.actions.approve_share import approve_share
from case_core.sharing.actions.grant_share import grant_share
from case_core.sharing.errors import BodyNotReachedError
from integrations.partners.echo.simulator import EchoPartnerSimulator
from mannaka_kit.errors import NotAllowedError
from mannaka_sdk import PermanentError, ReferralPhase, ReferralRejection, ReferralResult, ReferralState, TransientError
from mannaka_sdk.simulated_partners import Answer, HeldReferral
from mannaka_tenancy import Tenant, use
from tenants.partners.actions.end_agreement import end_agreement
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.gateways import House, a_house
from tests.support.memory import remembered
from tests.support.referrals import referred
from tests.support.sharing import a_plan

SOON = LATER + timedelta(hours=2)
TAKEN = Answer(phase=ReferralPhase.ACCEPTED)
FULL = Answer(phase=ReferralPhase.REJECTED, reason="今月は満員です。", rejection=ReferralRejection.NO_CAPACITY)
HELPED = Answer(phase=ReferralPhase.DONE, reason="家計簿をつけ始めた。", result=ReferralResult.HELPED)


@pytest.fixture
def house(here: Cast) -> Iterator[House]:
    with a_house(here.city, here.users["mio"]) as served:
        yield served


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


@pytest.fixture
def sent(here: Cast, house: House, case: Case) -> Referral:
    """Return a referral that the body's own system has."""
    referral = referred(here, case, house.body)
    house.work()
    referral.refresh_from_db()
    return referral


def held_by(house: House) -> dict[str, HeldReferral]:
    assert isinstance(house.service, EchoPartnerSimulator)
    return house.service.held


def stands(referral: Referral) -> tuple[str, str, str]:
    referral.refresh_from_db()
    return referral.status, referral.carriage, referral.carriage_trouble


def test_a_body_of_which_nobody_signs_in_is_reached_by_its_system_and_by_no_mere_share(
    here: Cast, house: House, case: Case, sent: Referral
) -> None:
    assert (sent.status, sent.carriage, sent.carrier) == ("sent", "handed_over", house.channel)
    plan = a_plan(house.body, ground=LegalGround.CHILD_COUNCIL)
    with pytest.raises(BodyNotReachedError), transaction.atomic():
        grant_share(case_id=case.pk, plan=plan, actor=here.aoi, at=LATER)


def test_the_letter_and_the_projection_go_out_and_nothing_of_the_case_besides(
    house: House, case: Case, sent: Referral
) -> None:
    held = house.held[0]
    labels = [label for label, _text in held.fields]
    assert (held.partner, held.purpose) == (house.body.name, sent.grant.purpose)
    assert labels[:3] == ["お願いしたいこと", "ご本人にすでにお伝えしたこと", "ご本人の希望・配慮すること"]
    assert ("相談の概要：件名", case.title) in held.fields
    assert not any(label.startswith(("健康", "家計", "仕事")) for label in labels)
    assert held.answer_by is not None
    assert held.answer_by.date() == sent.due_on
    assert remembered("referral.sent_out") == [("system", case.pk, "done")]
    assert remembered("referral.handed_over") == [("system", case.pk, "done")]


def test_what_the_body_answers_is_done_as_by_anybody_of_it_once(
    here: Cast, house: House, case: Case, sent: Referral
) -> None:
    assert house.answers(sent.carriage_ref, TAKEN).status_code == 200
    assert stands(sent) == ("accepted", "handed_over", "")
    house.answers(sent.carriage_ref, TAKEN)
    house.answers(sent.carriage_ref, HELPED, number=2)
    case.refresh_from_db()
    assert stands(sent) == ("done", "handed_over", "")
    assert (sent.outcome, sent.confirmed_by, sent.words) == ("helped", "body", "家計簿をつけ始めた。")
    assert (sent.answered_by, sent.ended_by, sent.answered_via) == (None, None, "gateway")
    assert case.status == CaseStatus.READY
    kinds = {step.kind for step in case.steps.filter(kind__contains="referral")}
    assert kinds == {StepKind.REFERRAL_TAKEN, StepKind.REFERRAL_DONE}
    assert remembered("referral.accepted") == [("partner_body", case.pk, "done")]
    house.answers(sent.carriage_ref, FULL, number=3)
    assert stands(sent) == ("done", "handed_over", "")


def test_who_declines_gives_the_matter_back(house: House, case: Case, sent: Referral) -> None:
    house.answers(sent.carriage_ref, FULL)
    assert stands(sent) == ("declined", "taken_back", "")
    assert (sent.decline_reason, sent.words) == ("no_capacity", "今月は満員です。")
    assert sent.grant.revoked_at is not None
    assert house.held[0].phase is ReferralPhase.REVOKED


@pytest.mark.parametrize(("answer", "words"), [(HELPED, "家計簿をつけ始めた。"), (FULL, "今月は満員です。")])
def test_a_body_may_end_what_it_never_said_to_take_and_give_up_what_it_took(
    house: House, sent: Referral, answer: Answer, words: str
) -> None:
    if answer == FULL:
        house.answers(sent.carriage_ref, TAKEN)
    house.answers(sent.carriage_ref, answer, number=2)
    assert stands(sent) == ("done", "handed_over", "")
    assert (sent.outcome, sent.words) == ("helped" if answer == HELPED else "no_capacity", words)


def test_an_answer_without_words_says_that_there_are_none(house: House, sent: Referral) -> None:
    house.answers(sent.carriage_ref, Answer(phase=ReferralPhase.REJECTED))
    assert stands(sent)[0] == "declined"
    assert sent.words == "（くわしいことは書かれていません）"


def test_a_referral_that_is_taken_back_is_taken_back_there(here: Cast, house: House, sent: Referral) -> None:
    revoke_referral(referral_id=sent.pk, reason="ご本人が望まなくなった", actor=here.aoi, at=LATER)
    house.refuses(503)
    house.work()
    assert stands(sent) == ("revoked", "taking_back", "not_now")
    house.work(at=SOON)
    assert stands(sent) == ("revoked", "taken_back", "")
    assert house.held[0].phase is ReferralPhase.REVOKED
    house.answers(sent.carriage_ref, TAKEN, at=SOON)
    assert stands(sent)[0] == "revoked"


def test_a_withdrawn_consent_empties_the_bodys_system_and_its_answer_comes_too_late(
    here: Cast, house: House, case: Case, sent: Referral
) -> None:
    consent = Consent.objects.get(case=case)
    withdraw_consent(consent_id=consent.pk, how=Manner.ORAL, actor=here.aoi, at=LATER)
    house.work()
    assert stands(sent) == ("sent", "taken_back", "")
    house.answers(sent.carriage_ref, TAKEN)
    assert stands(sent)[0] == "sent"
    assert remembered("referral.answer_passed_by") == [("system", case.pk, "done")]


def test_an_agreement_that_ends_empties_it_too(here: Cast, house: House, sent: Referral) -> None:
    end_agreement(actor=here.actors["mio"], agreement=house.body.agreements.get(), at=LATER)
    house.work()
    assert stands(sent) == ("sent", "taken_back", "")


def test_what_does_not_arrive_is_tried_again_under_its_key_and_said_in_words(
    here: Cast, house: House, case: Case
) -> None:
    referral = referred(here, case, house.body)
    house.services.lose_next_answer()
    house.work()
    assert stands(referral) == ("sent", "waiting", "not_now")
    house.work(at=SOON)
    assert stands(referral) == ("sent", "handed_over", "")
    assert len(house.held) == 1


def test_what_a_system_does_not_take_waits_for_a_clerk(here: Cast, house: House, case: Case) -> None:
    referral = referred(here, case, house.body)
    house.refuses(422)
    house.work()
    assert stands(referral) == ("sent", "failed", "not_taken")
    house.work(at=SOON)
    assert house.held == []
    with pytest.raises(NotAllowedError), transaction.atomic():
        carry_again(referral_id=referral.pk, actor=here.actors["mio"], at=SOON)
    carry_again(referral_id=referral.pk, actor=here.aoi, at=SOON)
    house.work(at=SOON)
    assert stands(referral) == ("sent", "handed_over", "")
    with pytest.raises(NothingToCarryError), transaction.atomic():
        carry_again(referral_id=referral.pk, actor=here.aoi, at=SOON)


def test_a_paused_service_and_refused_keys_are_told_apart(here: Cast, house: House, case: Case) -> None:
    referral = referred(here, case, house.body)
    house.refuses(401)
    house.work()
    assert stands(referral) == ("sent", "waiting", "refused")
    house.channel.state = "paused"
    house.channel.save()
    house.work(at=SOON)
    assert stands(referral) == ("sent", "waiting", "channel_off")


def test_nothing_goes_out_before_a_second_person_agreed(here: Cast, house: House, case: Case) -> None:
    referral = referred(here, case, house.body, ground=LegalGround.CHILD_COUNCIL)
    house.work()
    assert (house.held, stands(referral)) == ([], ("sent", "", ""))
    approve_share(grant_id=referral.grant_id, actor=here.nagi, at=LATER)
    house.work()
    assert stands(referral) == ("sent", "handed_over", "")


def test_an_answer_whose_word_was_lost_is_asked_for(house: House, sent: Referral) -> None:
    house.service.answer(sent.carriage_ref, TAKEN)
    house.work(at=LATER + timedelta(hours=7))
    assert stands(sent) == ("accepted", "handed_over", "")
    del held_by(house)[sent.carriage_ref]
    house.work(at=LATER + timedelta(hours=14))
    assert stands(sent) == ("accepted", "failed", "gone")


def test_what_was_under_way_when_it_was_taken_back_is_taken_back_or_asked_about(
    here: Cast, house: House, case: Case
) -> None:
    referral = referred(here, case, house.body)
    begun = begin_carriage(referral_id=referral.pk, at=LATER)
    assert begun is not None
    revoke_referral(referral_id=referral.pk, reason="取りやめ", actor=here.aoi, at=LATER)
    settle_carriage(errand=begun, answer=TransientError("no answer"), at=LATER)
    assert stands(referral) == ("revoked", "failed", "unsure")
    assert begin_taking_back(referral_id=referral.pk, at=LATER) is None
    assert begin_carriage(referral_id=referral.pk, at=LATER) is None


def test_what_says_nothing_new_changes_nothing(house: House, sent: Referral) -> None:
    errand = Errand(referral_id=sent.pk, channel_id=house.channel.pk, ref=sent.carriage_ref)
    settle_look(errand=errand, answer=TransientError("no answer"), at=LATER)
    seen = ReferralState(ref=sent.carriage_ref, phase=ReferralPhase.RECEIVED)
    take_in_answer(referral=sent, state=seen, at=LATER)
    assert take_in_answers(channel_id=house.channel.pk, thread_id=1, at=LATER) == 0
    assert stands(sent) == ("sent", "handed_over", "")


def test_what_is_not_given_back_is_said_in_words(here: Cast, house: House, sent: Referral) -> None:
    revoke_referral(referral_id=sent.pk, reason="取りやめ", actor=here.aoi, at=LATER)
    errand = begin_taking_back(referral_id=sent.pk, at=LATER)
    assert errand is not None
    assert settle_taking_back(errand=errand, answer=PermanentError("no"), at=LATER) is None
    assert stands(sent) == ("revoked", "taking_back", "not_taken")


def test_a_clerk_writes_down_what_was_said_by_telephone_all_the_same(here: Cast, house: House, sent: Referral) -> None:
    accept_referral(referral_id=sent.pk, actor=here.aoi, at=LATER)
    house.answers(sent.carriage_ref, TAKEN)
    assert stands(sent)[0] == "accepted"
    assert sent.answered_by == here.users["aoi"]


def test_another_citys_system_answers_nothing_here(
    house: House, sent: Referral, saijo_cast: Cast, saijo: Tenant
) -> None:
    with use(saijo), a_house(saijo, saijo_cast.users["mio"]) as theirs:
        held_by(theirs)[sent.carriage_ref] = house.held[0]
        assert theirs.answers(sent.carriage_ref, TAKEN).status_code == 200
    with use(house.city):
        assert stands(sent)[0] == "sent"
