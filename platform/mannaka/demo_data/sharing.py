"""What the demonstration shares with its bodies: by consent, waiting for a second person, in an emergency."""

from datetime import datetime, timedelta
from typing import Final

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.cases.topics import Topic
from case_core.consents.actions.record_consent import Agreed, record_consent
from case_core.consents.states import LegalGround, Manner
from case_core.sharing.actions.comment_on_share import comment_on_share
from case_core.sharing.actions.grant_share import Plan, grant_share
from case_core.sharing.states import ShareAct
from case_core.sharing.viewing import look_at_share
from mannaka.demo_data.cast import Cast
from mannaka_kit.clock import day_of
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.partners.data_classes import DataClass
from tenants.partners.models import PartnerMember
from tenants.partners.selectors import partner_actor_of

_TOLD: Final = frozenset({DataClass.CONTACT, DataClass.SUMMARY, DataClass.HOUSEHOLD, DataClass.MONEY})
_PURPOSE: Final = "暮らしを支える制度の相談を、一緒に受けるため"
_WORDS: Final = "これからの暮らしを心配しておられます。使える制度があるか、一緒に考えてください。"
_ANSWER: Final = "ご本人とお電話で話しました。来週の火曜日に、こちらの窓口で面談します。"
_DAYS: Final = 60
_CASES: Final = 3
_LATELY: Final = 60
# Matters in which a body that helps with living is wanted, the most likely first.
_FITTING: Final[dict[str, int]] = {Topic.MONEY: 0, Topic.WORK: 1, Topic.HOUSING: 2}


def share_cases(cast: Cast, *, now: datetime) -> None:
    """Share late open cases of named people with the body whose people help with living."""
    clerk = next(actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF))
    member = PartnerMember.objects.active().select_related("user", "organization").order_by("pk").first()
    plain = cases_visible_to(clerk).open().filter(marks=[], party__is_anonymous=False)
    lately = plain.select_related("party").order_by("-pk")[:_LATELY]
    cases = sorted(lately, key=lambda case: _FITTING.get(case.topic, len(_FITTING)))[:_CASES]
    if member is None or len(cases) < _CASES:
        return
    by_consent, by_council, at_once = cases
    _agree(by_consent, member, clerk, now)
    _talk(_share(by_consent, member, clerk, now, LegalGround.CONSENT), member, now)
    _share(by_council, member, clerk, now, LegalGround.LIVELIHOOD_CONFERENCE)
    _share(at_once, member, clerk, now, LegalGround.EMERGENCY)


def _agree(case: Case, member: PartnerMember, clerk: Actor, now: datetime) -> None:
    agreed = Agreed(
        given_by_id=case.party_id,
        organization_ids=frozenset({member.organization_id}),
        purpose=_PURPOSE,
        data_classes=_TOLD,
        manner=Manner.WRITTEN,
        proof="署名した同意書を、相談の添付に保存しました。",
        given_on=day_of(now),
        expires_on=day_of(now) + timedelta(days=_DAYS),
    )
    record_consent(case_id=case.pk, agreed=agreed, actor=clerk, at=now)


def _share(case: Case, member: PartnerMember, clerk: Actor, now: datetime, ground: LegalGround) -> int:
    is_urgent = ground == LegalGround.EMERGENCY
    plan = Plan(
        organization_id=member.organization_id,
        ground=ground,
        purpose="ご本人と連絡が取れず、命に関わるおそれがあるため" if is_urgent else _PURPOSE,
        data_classes=_TOLD,
        ends_on=day_of(now) + timedelta(days=_DAYS),
        act=ShareAct.COMMENT,
        words=_WORDS,
    )
    return grant_share(case_id=case.pk, plan=plan, actor=clerk, at=now).pk


def _talk(grant_id: int, member: PartnerMember, now: datetime) -> None:
    """Let somebody of the body look, and write back."""
    actor = partner_actor_of(member.user)
    if actor is not None:
        look_at_share(actor, grant_id, at=now)
        comment_on_share(grant_id=grant_id, words=_ANSWER, actor=actor, at=now)
