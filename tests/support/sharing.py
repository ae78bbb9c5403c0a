"""Bodies outside the city hall, consents and shares at each point of their way."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from case_core.cases.models import Case
from case_core.consents.actions.record_consent import Agreed, record_consent
from case_core.consents.models import Consent
from case_core.consents.states import LegalGround, Manner
from case_core.sharing.actions.grant_share import Plan, grant_share
from case_core.sharing.models import ShareGrant
from case_core.sharing.states import ShareAct
from tenants.accounts.kinds import UserKind
from tenants.accounts.models import User
from tenants.partners.actor import PartnerActor
from tenants.partners.data_classes import DataClass
from tenants.partners.kinds import BodyKind, Reach
from tenants.partners.models import Agreement, PartnerMember, PartnerOrganization
from tenants.partners.selectors import partner_actor_of
from tests.support.cases import AT, LATER
from tests.support.cast import Cast

DAY = date(2026, 1, 13)
TOLD = frozenset({DataClass.CONTACT, DataClass.SUMMARY, DataClass.HOUSEHOLD, DataClass.COURSE_OF_CASE})


def a_body(
    name: str = "社会福祉協議会", *, classes: frozenset[DataClass] | None = None, since: date = DAY
) -> PartnerOrganization:
    """Return a body with an agreement of this year, of all classes unless said otherwise."""
    body = PartnerOrganization.objects.create(
        name=name, name_kana="シャカイフクシキョウギカイ", kind=BodyKind.WELFARE_COUNCIL, reaches=[Reach.ACCOUNT]
    )
    named = frozenset(DataClass) if classes is None else classes
    Agreement.objects.create(
        organization=body,
        purpose="相談を一緒に受ける",
        data_classes=[each.value for each in DataClass if each in named],
        valid_from=since - timedelta(days=30),
        valid_until=since + timedelta(days=300),
        signed_on=since - timedelta(days=40),
    )
    return body


def a_member(body: PartnerOrganization, username: str = "umi", name: str = "海野 うみ") -> PartnerMember:
    """Return somebody who acts for a body."""
    user = User.objects.create(username=username, display_name=name, name_kana="ウンノ ウミ", kind=UserKind.PARTNER)
    return PartnerMember.objects.create(user=user, organization=body, joined_at=AT)


def acting(member: PartnerMember) -> PartnerActor:
    """Return a member as they come through their door."""
    actor = partner_actor_of(member.user)
    assert actor is not None
    return actor


def agreed_to(case: Case, *bodies: PartnerOrganization, **changed: Any) -> Agreed:
    """Return that the one who came agrees that the bodies are told."""
    agreed = Agreed(
        given_by_id=case.party_id,
        organization_ids=frozenset(body.pk for body in bodies),
        purpose="家計の相談を一緒に受けるため",
        data_classes=TOLD,
        manner=Manner.ORAL,
        proof="1月13日の電話で青井が聞き取り",
        given_on=DAY,
        expires_on=DAY + timedelta(days=60),
    )
    return replace(agreed, **changed)


def consented(cast: Cast, case: Case, *bodies: PartnerOrganization, at: datetime = LATER, **changed: Any) -> Consent:
    """Let Aoi record it."""
    return record_consent(case_id=case.pk, agreed=agreed_to(case, *bodies, **changed), actor=cast.aoi, at=at)


def a_plan(body: PartnerOrganization, **changed: Any) -> Plan:
    """Return the usual plan."""
    plan = Plan(
        organization_id=body.pk,
        ground=LegalGround.CONSENT,
        purpose="家計の相談を一緒に受けるため",
        data_classes=TOLD,
        ends_on=DAY + timedelta(days=30),
        act=ShareAct.COMMENT,
        words="住民税の滞納があり、家計の見直しを一緒に考えてほしい。",
    )
    return replace(plan, **changed)


def shared(
    cast: Cast, case: Case, body: PartnerOrganization, *, by: str = "aoi", at: datetime = LATER, **changed: Any
) -> ShareGrant:
    """Let a clerk share a case; where the ground is consent, somebody has agreed before."""
    plan = a_plan(body, **changed)
    if plan.ground == LegalGround.CONSENT and not Consent.objects.naming(body.pk).filter(case=case).exists():
        consented(cast, case, body)
    return grant_share(case_id=case.pk, plan=plan, actor=cast.actors[by], at=at)
