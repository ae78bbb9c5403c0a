"""Letters: who may send and print them, what is noted of their mail, and what a link opens for whoever holds it."""

import pytest

from case_core.cases.models import Case
from case_core.referrals.actions.note_letter_mailed import note_letter_mailed
from case_core.referrals.actions.open_letter import open_letter
from case_core.referrals.actions.print_letter import print_letter
from case_core.referrals.actions.send_letter import send_letter
from case_core.referrals.actions.send_referral import send_referral
from case_core.referrals.errors import LetterMissingError, ReferralEndedError, ReferralNotFoundError
from case_core.referrals.letters import kept
from case_core.referrals.models import Referral
from case_core.sharing.actions.grant_share import grant_share
from case_core.sharing.errors import BodyNotReachedError
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.referrals import LETTER, a_letter, by_letter, referred, token_in
from tests.support.sharing import a_plan, consented


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


@pytest.fixture
def referral(here: Cast, case: Case) -> Referral:
    return referred(here, case, by_letter())


def test_the_centre_sends_and_prints_letters_and_nobody_else(
    here: Cast, saijo_cast: Cast, case: Case, referral: Referral
) -> None:
    for act in (send_letter, print_letter):
        with pytest.raises(NotAllowedError):
            act(referral_id=referral.pk, actor=here.ren, at=LATER)
        with use(saijo_cast.city), pytest.raises(ReferralNotFoundError):
            act(referral_id=referral.pk, actor=saijo_cast.aoi, at=LATER)
    with pytest.raises(LetterMissingError):
        print_letter(referral_id=referral.pk, actor=here.aoi, at=LATER)
    a_letter(here, referral)
    assert print_letter(referral_id=referral.pk, actor=here.nagi, at=LATER).name == f"letter-{referral.pk}.pdf"
    assert remembered("referral.letter_printed") == [("centre_staff", case.pk, "done")]
    Referral.objects.update(status="revoked", words="終わり", ended_at=LATER, ended_by_id=here.aoi.user_id)
    with pytest.raises(ReferralEndedError):
        send_letter(referral_id=referral.pk, actor=here.aoi, at=LATER)


def test_neither_link_nor_number_stands_in_the_database_and_each_letter_has_its_own(
    here: Cast, referral: Referral
) -> None:
    first = a_letter(here, referral)
    referral.refresh_from_db()
    token = token_in(referral)
    told = {str(value) for value in Referral.objects.values_list().get()}
    assert (token in told, first.code in told, kept(token) in told) == (False, False, True)
    second = a_letter(here, referral)
    assert open_letter(token=token, code=first.code, at=LATER) is None
    referral.refresh_from_db()
    opened = open_letter(token=token_in(referral), code=second.code, at=LATER)
    assert opened is not None
    assert opened.letter == kept(token_in(referral))
    assert remembered("referral.letter_unknown") == [("anonymous", None, "refused")]


def test_another_citys_key_makes_another_link_of_the_same_letter(
    here: Cast, saijo_cast: Cast, referral: Referral
) -> None:
    given = a_letter(here, referral)
    referral.refresh_from_db()
    token = token_in(referral)
    with use(saijo_cast.city):
        assert token_in(referral) != token
        assert open_letter(token=token, code=given.code, at=LATER) is None


def test_the_mail_of_an_older_link_is_not_noted_for_the_newer_one(here: Cast, referral: Referral) -> None:
    a_letter(here, referral)
    referral.refresh_from_db()
    assert referral.letter_key is not None
    older = referral.letter_key
    a_letter(here, referral)
    note_letter_mailed(referral_id=referral.pk, letter_key=older, at=LATER)
    referral.refresh_from_db()
    assert (referral.letter_mailed_at, remembered("referral.letter_mailed")) == (None, [])


def test_a_body_that_gets_letters_is_referred_to_and_a_mere_share_does_not_reach_it(here: Cast, case: Case) -> None:
    body = by_letter()
    consented(here, case, body)
    with pytest.raises(BodyNotReachedError):
        grant_share(case_id=case.pk, plan=a_plan(body), actor=here.aoi, at=LATER)
    sent = send_referral(case_id=case.pk, letter=LETTER, share=a_plan(body, words=""), actor=here.aoi, at=LATER)
    assert (sent.status, sent.carriage, sent.letter_key) == ("sent", "", None)
