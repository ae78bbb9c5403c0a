"""What the demonstration refers to its bodies, each on its way."""

from datetime import datetime, timedelta
from typing import Final

from case_core.cases.actions.close_case import close_case
from case_core.cases.models import Case
from case_core.cases.states import Outcome
from case_core.cases.topics import Topic
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.decline_referral import decline_referral
from case_core.referrals.actions.finish_referral import Result, finish_referral
from case_core.referrals.actions.revoke_referral import revoke_referral
from case_core.referrals.actions.send_referral import Letter
from case_core.referrals.models import Referral
from case_core.referrals.states import ConfirmedBy
from case_core.sharing.states import ShareAct
from case_core.sharing.viewing import look_at_share
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.referral_ways import WAYS, Way
from mannaka.demo_data.referring import Asking, come, refer
from mannaka_kit.clock import day_of
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.partners.actor import PartnerActor
from tenants.partners.data_classes import DataClass
from tenants.partners.models import PartnerMember
from tenants.partners.selectors import partner_actor_of

_TOLD: Final = frozenset({DataClass.CONTACT, DataClass.SUMMARY, DataClass.HOUSEHOLD, DataClass.MONEY})
_PURPOSE: Final = "暮らしを支える制度の相談を、一緒に受けるため"
_REASON: Final = "これからの暮らしを心配しておられます。使える貸付や支援があるか、相談にのってください。"
_BEFORE: Final = "市の窓口で使える制度は、ひととおり説明しました。"
_WISHES: Final = "平日の昼は仕事のため、電話は夕方5時以降がよいそうです。"
_END: Final = "紹介先の返事を本人に伝え、ほかに使える制度を説明しました。"
_DAYS: Final = 60
_SAID: Final = (
    "勤め先の営業時間が短くなり、収入が減った。家賃と光熱費の支払いが心配で、使える制度を知りたい。",
    "年金だけでは月末に食費が足りなくなる。税金の督促も来ていて、何から片付けるとよいか分からない。",
    "夫が入院して働けなくなった。医療費と子どもの学費が重なり、これからの見通しが立たない。",
    "派遣の契約が今月で終わる。次の仕事が決まるまでの生活費と、住まいのことを相談したい。",
    "カードの支払いが膨らみ、家計の立て直し方を一緒に考えてほしい。家族にはまだ話せていない。",
)
_PEOPLE: Final = (
    ("越智 由美", "オチ ユミ"),
    ("村上 健", "ムラカミ ケン"),
    ("渡部 光江", "ワタナベ ミツエ"),
    ("矢野 達也", "ヤノ タツヤ"),
    ("菅 佐知子", "カン サチコ"),
)


def refer_cases(code: str, cast: Cast, *, now: datetime) -> None:
    """Refer matters of some weeks to the body whose people help with living; the last clerk of the centre does it."""
    clerk = [actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF)][-1]
    member = PartnerMember.objects.active().select_related("user", "organization").order_by("pk").first()
    partner = partner_actor_of(member.user) if member is not None else None
    if partner is None:
        return
    for place, way in enumerate(WAYS.get(code, ())):
        sent_at = now - timedelta(days=way.ago)
        case = _case_of(place, clerk=clerk, at=sent_at - timedelta(hours=1))
        referral = _sent(case, way, clerk=clerk, partner=partner, at=sent_at)
        ended_at = _answer(referral, way, clerk=clerk, partner=partner)
        if ended_at is not None:
            _close(case, clerk=clerk, at=ended_at + timedelta(days=1))


def _case_of(place: int, *, clerk: Actor, at: datetime) -> Case:
    """Take down a matter of that time: those of the day board stay as they are."""
    name, kana = _PEOPLE[place % len(_PEOPLE)]
    person = PersonDetails(name=name, name_kana=kana, telephone=f"090-0000-{1200 + place}")
    return come(person, Topic.MONEY, _SAID[place % len(_SAID)], clerk=clerk, at=at)


def _sent(case: Case, way: Way, *, clerk: Actor, partner: PartnerActor, at: datetime) -> Referral:
    due_on = day_of(at) + timedelta(days=way.due_after)
    asking = Asking(
        organization_id=partner.organization_id,
        purpose=_PURPOSE,
        told=_TOLD,
        days=_DAYS,
        letter=Letter(reason=_REASON, told=_BEFORE, wishes=_WISHES, due_on=due_on),
        act=ShareAct.COMMENT,
    )
    return refer(case, asking, clerk=clerk, at=at)


def _answer(referral: Referral, way: Way, *, clerk: Actor, partner: PartnerActor) -> datetime | None:
    """Let happen what became of it, and return when it ended, if it has."""

    def after(days: int) -> datetime:
        return referral.sent_at + timedelta(days=days, hours=1)

    if way.revoked:
        revoke_referral(referral_id=referral.pk, reason=way.revoked, actor=clerk, at=after(2))
        return after(2)
    if way.declined is not None:
        decline_referral(referral_id=referral.pk, why=way.declined, words=way.words, actor=partner, at=after(2))
        return after(2)
    if way.accepted_after is not None:
        look_at_share(partner, referral.grant_id, at=after(0))
        accept_referral(referral_id=referral.pk, actor=partner, at=after(way.accepted_after))
    if way.outcome is None:
        return None
    result = Result(outcome=way.outcome, confirmed_by=ConfirmedBy.PERSON, words=way.words)
    finish_referral(referral_id=referral.pk, result=result, actor=partner, at=after(14))
    return after(14)


def _close(case: Case, *, clerk: Actor, at: datetime) -> None:
    """End what has come back: the day board shows today's work."""
    close_case(case_id=case.pk, outcome=Outcome.INFORMED, referred_to="", note=_END, actor=clerk, at=at)
