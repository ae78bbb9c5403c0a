"""Hard talks of these days, played through the actions: a caller who must not be found, one answer for one matter."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.selectors import cases_visible_to
from case_core.cases.states import Channel
from case_core.cases.topics import Topic
from case_core.incidents.actions.agree_line import agree_line
from case_core.incidents.actions.decide_incident import decide_incident
from case_core.incidents.actions.record_incident import Facts, record_incident
from case_core.incidents.states import Decision
from case_core.intake.actions.receive_matter import PersonDetails, receive_matter
from case_core.relations.actions.add_case_person import Who, add_case_person
from case_core.relations.places import Place
from case_core.relations.states import PersonRole
from case_core.safety.actions.note_risk import note_risk
from case_core.safety.actions.set_shield import set_shield
from case_core.safety.actions.tick_must_do import tick_must_do
from case_core.safety.states import RiskKind
from case_core.safety.terms import ShieldTerms
from case_core.shields.states import ShieldKind, Way
from case_core.talks.actions.end_talk import TalkRecord, end_talk
from case_core.talks.states import Ending
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.people import CityData
from mannaka_kit.clock import day_of
from tenants.accounts.actor import Actor

_DONE: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A matter that somebody brought to a clerk."""

    title: str
    words: str
    topic: Topic
    person: PersonDetails
    channel: Channel
    minutes: int


_FLED: Final = Caller(
    title="家を出たあとの手続きと、これからの住まいのこと",
    words="先週、子どもと二人で家を出て、いまは知人のところにいます。夫に居場所を知られないようにしたいです。"
    "子どもの学校と、保険証のことも気になっています。昼間なら電話に出られます。",
    topic=Topic.FAMILY,
    person=PersonDetails(name="森 あかり", name_kana="モリ アカリ", telephone="090-0000-0142"),
    channel=Channel.TELEPHONE,
    minutes=38,
)
_WATER: Final = Caller(
    title="家の前の側溝の水の流れについて",
    words="家の前の側溝の水が、雨のたびにあふれます。前にも相談しましたが、納得できる説明がありません。",
    topic=Topic.HOUSING,
    person=PersonDetails(
        name="藤原 茂",
        name_kana="フジワラ シゲル",
        telephone="0898-00-7716",
        postcode="794-0000",
        address="愛媛県今治市港南台1丁目2番3号",
    ),
    channel=Channel.COUNTER,
    minutes=52,
)
_REPLY: Final = (
    "現地を確認しました。側溝のふたを2か所上げ、落ち葉と土を取り除きました。"
    "大雨のときの流れの量は、来年度の排水路の調査で測ります。調査の結果は、来年9月末までに書面でお知らせします。"
)
_ANSWER: Final = (
    "側溝の清掃は終わっています。大雨のときの流れは来年度に調査し、9月末までに書面でお知らせします。"
    "新しくあふれた場所があるときは、日時と場所をうかがい、その日のうちに道路維持課に伝えます。"
)


def play_hard_talks(data: CityData, cast: Cast, *, now: datetime) -> None:
    """Tell the hard talks of the city: two in Imabari, and the end of one in the others."""
    first, head, *others = (cast.actors[name] for name in data.clerks())
    if data.code == IMABARI.code:
        clerk = others[-1]
        _shield_a_caller(cast, clerk, now=now)
        _answer_with_one_voice(clerk, head, now=now)
    else:
        case = cases_visible_to(first).open().filter(owner_id=first.user_id).order_by("pk").first()
        if case is not None:
            end_talk(case_id=case.pk, record=_told(Ending.NEXT_TIME, 31), actor=first, at=now - timedelta(minutes=9))


def _told(ending: Ending, minutes: int) -> TalkRecord:
    agreed = "あす10時に、こちらから電話する。それまでに担当課に確かめておく。"
    return TalkRecord(ending=ending, agreed=agreed, warned=True, minutes=minutes)


def _received(caller: Caller, clerk: Actor, *, at: datetime) -> int:
    received = receive_matter(
        channel=caller.channel,
        topic=caller.topic,
        title=caller.title,
        body=caller.words,
        person=caller.person,
        minutes=caller.minutes,
        actor=clerk,
        at=at,
    )
    assign_case(case_id=received.case_id, owner_id=clerk.user_id, seen_owner_id=None, actor=clerk, at=at)
    return received.case_id


def _shield_a_caller(cast: Cast, clerk: Actor, *, now: datetime) -> None:
    """Hear somebody who fled: most is done, the way to them is safe, and one of the staff must not find them."""
    at = now - timedelta(minutes=50)
    case_id = _received(_FLED, clerk, at=at)
    signs = "「夫に居場所を知られたくない」。子どもと二人で家を出て1週間。けがはないとのこと。"
    risk = note_risk(case_id=case_id, kind=RiskKind.DV, signs=signs, actor=clerk, at=at + timedelta(minutes=1))
    for number, step in enumerate(risk.steps.all()[:_DONE], start=2):
        tick_must_do(step_id=step.pk, actor=clerk, at=at + timedelta(minutes=number))
    terms = ShieldTerms(
        kind=ShieldKind.DV,
        valid_from=day_of(at),
        review_on=day_of(at) + timedelta(days=182),
        safe_way=Way.TELEPHONE,
        safe_hours="平日の10時から14時まで。出なければ、かけ直さない。",
        if_somebody_else="「番号を間違えました」と言って切る。市役所とは名のらない。",
        never=frozenset({Way.LETTER, Way.VISIT, Way.MAIL}),
        circumstances="転居先は聞き取っていない。支援措置の申し出を、市民課で行う予定。",
        barred_ids=frozenset({cast.actors["gaku"].user_id}),
    )
    set_shield(case_id=case_id, terms=terms, actor=clerk, at=at + timedelta(minutes=8))
    _shield_her_daughter(case_id, terms, clerk, at=at + timedelta(minutes=8))
    end_talk(
        case_id=case_id,
        record=_told(Ending.NEXT_TIME, _FLED.minutes),
        actor=clerk,
        at=at + timedelta(minutes=9),
    )


def _shield_her_daughter(case_id: int, terms: ShieldTerms, clerk: Actor, *, at: datetime) -> None:
    """Shield the child beside her, too: where a child goes to school tells where the mother is."""
    place = Place(role=PersonRole.FAMILY, relation="長女", lives_together=True, note="小学2年生")
    who = Who(name="森 ひな", name_kana="モリ ヒナ")
    daughter = add_case_person(case_id=case_id, who=who, place=place, actor=clerk, at=at)
    set_shield(case_id=case_id, place_id=daughter.pk, terms=terms, actor=clerk, at=at)


def _answer_with_one_voice(clerk: Actor, head: Actor, *, now: datetime) -> None:
    """Hear a matter that was answered and comes again: what happened, what the head decided, what everybody says."""
    begun = now - timedelta(minutes=44)
    case_id = _received(_WATER, clerk, at=begun)
    at = begun + timedelta(minutes=2)
    reply_to_citizen(case_id=case_id, body=_REPLY, channel=Channel.LETTER, actor=clerk, at=at)
    facts = Facts(
        happened_at=begun,
        minutes=_WATER.minutes,
        place="窓口2番",
        who="相談した方が、受付の職員1人に",
        what="同じ説明を4回求められた。30分を過ぎたことを伝えたが、席を立たなかった。机を手のひらで2回たたいた。",
        how="立ち上がって話したのは3回。職員との間は1メートルほど。",
        background="調査の結果がまだ出ていないことを伝えた直後だった。",
        quotes="「もう何年待たせるんだ」\n「話のわかる人を出して」",
    )
    incident = record_incident(case_id=case_id, facts=facts, actor=clerk, at=at + timedelta(minutes=1))
    decide_incident(
        incident_id=incident.pk,
        decision=Decision.ONE_ANSWER,
        words="困りごとは本物なので、調査の予定を全員が同じ言葉で伝える。窓口では2人で受け、30分で区切る。",
        actor=head,
        at=at + timedelta(minutes=2),
    )
    last_day = day_of(now) + timedelta(days=90)
    agree_line(case_id=case_id, answer=_ANSWER, last_day=last_day, actor=head, at=at + timedelta(minutes=3))
