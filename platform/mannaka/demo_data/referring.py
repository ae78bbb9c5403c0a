"""Lets somebody come with a matter, agree that a body is told of it, and the centre refer it there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from case_core.cases.models import Case
from case_core.consents.actions.record_consent import Agreed, record_consent
from case_core.consents.states import LegalGround, Manner
from case_core.intake.actions.receive_matter import PersonDetails, receive_matter
from case_core.referrals.actions.send_referral import Letter, send_referral
from case_core.referrals.models import Referral
from case_core.sharing.actions.grant_share import Plan
from case_core.sharing.states import ShareAct
from mannaka_kit.clock import day_of
from tenants.accounts.actor import Actor
from tenants.partners.data_classes import DataClass

_PROOF: Final = "電話で内容を読み上げ、同意を聞き取りました。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a body is asked: why it is told, of what, for how many days, and what it may do."""

    organization_id: int
    purpose: str
    told: frozenset[DataClass]
    days: int
    letter: Letter
    act: ShareAct = ShareAct.VIEW


def come(person: PersonDetails, topic: str, said: str, *, clerk: Actor, at: datetime) -> Case:
    """Take down what somebody says by telephone."""
    received = receive_matter(channel="telephone", topic=topic, body=said, person=person, actor=clerk, at=at)
    return Case.objects.select_related("party").get(pk=received.case_id)


def refer(case: Case, asking: Asking, *, clerk: Actor, at: datetime) -> Referral:
    """Let the person agree, and refer the matter."""
    last_day = day_of(at) + timedelta(days=asking.days)
    agreed = Agreed(
        given_by_id=case.party_id,
        organization_ids=frozenset({asking.organization_id}),
        purpose=asking.purpose,
        data_classes=asking.told,
        manner=Manner.ORAL,
        proof=_PROOF,
        given_on=day_of(at),
        expires_on=last_day,
    )
    record_consent(case_id=case.pk, agreed=agreed, actor=clerk, at=at)
    plan = Plan(
        organization_id=asking.organization_id,
        ground=LegalGround.CONSENT,
        purpose=asking.purpose,
        data_classes=asking.told,
        ends_on=last_day,
        act=asking.act,
    )
    return send_referral(case_id=case.pk, letter=asking.letter, share=plan, actor=clerk, at=at)
