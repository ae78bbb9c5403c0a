"""What the demonstration refers by a letter's link: one that waits to be sent, one that was opened and taken."""

from datetime import datetime, timedelta
from typing import Final

from case_core.cases.topics import Topic
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.open_letter import open_letter
from case_core.referrals.actions.send_letter import send_letter
from case_core.referrals.actions.send_referral import Letter
from case_core.referrals.answering import body_of
from case_core.referrals.carriage_states import AnsweredVia
from case_core.referrals.letters import token_of
from case_core.referrals.models import Referral
from case_core.referrals.viewing import look_at_referral
from case_core.sharing.actions.blacken_share import blacken_share
from case_core.sharing.projection import texts_of
from case_core.sharing.veils import sentences_of
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.referring import Asking, come, refer
from mannaka_kit.clock import day_of
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.partners.data_classes import DataClass
from tenants.partners.kinds import Reach
from tenants.partners.models import PartnerOrganization
from tenants.partners.selectors import agreement_in_force

_TOLD: Final = frozenset({DataClass.CONTACT, DataClass.SUMMARY, DataClass.COURSE_OF_CASE})
_PURPOSE: Final = "借金の法律相談につなぐため"
_REASON: Final = "裁判所からの書類に、いつまでに何をすればよいか、法律相談をお願いします。"
_DAYS: Final = 30
_ANSWER_AFTER: Final = 12
# Somebody else's name, in a sentence that the body need not read.
_NAMED: Final = "森さん"
_MATTERS: Final = (
    ("白石 浩", "シライシ ヒロシ", 2, "裁判所から、支払いを求める書類が届いた。何年も前のカードの借金だと思う。"),
    (
        "近藤 美咲",
        "コンドウ ミサキ",
        8,
        "知人の借金の保証人になっていて、裁判所から書類が届いた。借りたのは、同じ町内の森さん。家族には話していない。",
    ),
)


def send_letters(cast: Cast, *, now: datetime) -> None:
    """Refer two matters to a body that letters reach: the first letter can be sent, the second was answered."""
    clerk = [actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF)][-1]
    reached = PartnerOrganization.objects.active().filter(reaches=[Reach.LETTER.value])
    body = next((each for each in reached if agreement_in_force(each, _TOLD, now)), None)
    if body is None:
        return
    _waiting, answered = (_refer(place, body, clerk, now) for place in range(len(_MATTERS)))
    _cover(answered, clerk)
    _answer(answered, clerk)


def _refer(place: int, body: PartnerOrganization, clerk: Actor, now: datetime) -> Referral:
    name, kana, ago, said = _MATTERS[place]
    at = now - timedelta(days=ago)
    person = PersonDetails(name=name, name_kana=kana, telephone=f"090-0000-{1300 + place}")
    case = come(person, Topic.MONEY, said, clerk=clerk, at=at - timedelta(hours=1))
    letter = Letter(reason=_REASON, due_on=day_of(at) + timedelta(days=_ANSWER_AFTER))
    asking = Asking(organization_id=body.pk, purpose=_PURPOSE, told=_TOLD, days=_DAYS, letter=letter)
    return refer(case, asking, clerk=clerk, at=at)


def _cover(referral: Referral, clerk: Actor) -> None:
    """Black out, in every text, each sentence in which somebody else is named."""
    texts = texts_of(referral.grant, _TOLD)
    spans = {
        place: [span for span in sentences_of(text) if _NAMED in text[span.begins : span.ends]]
        for place, text in texts.items()
    }
    at = referral.sent_at + timedelta(minutes=10)
    blacken_share(grant_id=referral.grant_id, spans=spans, seen_edition=0, actor=clerk, at=at)


def _answer(referral: Referral, clerk: Actor) -> None:
    """Let the body open its letter, read, and take the matter."""
    sent = send_letter(referral_id=referral.pk, actor=clerk, at=referral.sent_at + timedelta(minutes=20))
    key, opened_at = sent.referral.letter_key, referral.sent_at + timedelta(hours=20)
    if key is None:
        return
    open_letter(token=token_of(key), code=sent.code, at=opened_at)
    body = body_of(referral, AnsweredVia.LETTER)
    look_at_referral(body, referral.pk, at=opened_at)
    accept_referral(referral_id=referral.pk, actor=body, at=opened_at + timedelta(minutes=5))
