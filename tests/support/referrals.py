"""Matters that were sent on to bodies, at each point of their way."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from case_core.cases.models import Case
from case_core.consents.models import Consent
from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.finish_referral import Result
from case_core.referrals.actions.send_letter import send_letter
from case_core.referrals.actions.send_referral import Letter, send_referral
from case_core.referrals.letters import LetterGiven, token_of
from case_core.referrals.models import Referral
from case_core.referrals.states import ConfirmedBy, ReferralOutcome
from tenants.partners.kinds import Reach
from tenants.partners.models import PartnerOrganization
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.sharing import DAY, a_body, a_plan, consented

LETTER = Letter(
    reason="家計の見直しを一緒に考えてほしい。", told="分納の制度を説明した。", wishes="昼は電話に出られない。"
)
HELPED = Result(outcome=ReferralOutcome.HELPED, confirmed_by=ConfirmedBy.PERSON, words="家計の計画を作った。")


def referred(
    cast: Cast, case: Case, body: PartnerOrganization, *, by: str = "aoi", at: datetime = LATER, **changed: Any
) -> Referral:
    """Let a clerk refer a case with a share of its own; the person has agreed before."""
    letter = {name: changed.pop(name) for name in ("reason", "told", "wishes", "due_on") if name in changed}
    if not Consent.objects.naming(body.pk).filter(case=case).exists():
        consented(cast, case, body)
    plan = a_plan(body, **{"words": "", **changed})
    return send_referral(case_id=case.pk, letter=replace(LETTER, **letter), share=plan, actor=cast.actors[by], at=at)


def accepted(cast: Cast, case: Case, body: PartnerOrganization) -> Referral:
    """Refer a case, and let Aoi write down that the body takes it."""
    return accept_referral(referral_id=referred(cast, case, body).pk, actor=cast.aoi, at=LATER)


def by_letter(name: str = "ことばの会", *, since: date = DAY) -> PartnerOrganization:
    """Return a body of which nobody signs in: letters reach it, by mail and by post."""
    body = a_body(name, since=since)
    body.reaches, body.email, body.phone = [Reach.LETTER.value], "kotoba@body.example", "0898-22-1111"
    body.address = "今治市別宮町1-4-1"
    body.save()
    return body


def a_letter(cast: Cast, referral: Referral, *, by: str = "aoi", at: datetime = LATER) -> LetterGiven:
    """Let a clerk send a letter with a link."""
    return send_letter(referral_id=referral.pk, actor=cast.actors[by], at=at)


def token_in(referral: Referral) -> str:
    """Return the token in the link of a referral's letter."""
    assert referral.letter_key is not None
    return token_of(referral.letter_key)
