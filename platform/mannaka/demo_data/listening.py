"""What the demonstration's bodies heard together: one record with a differing view, and one session that runs."""

from datetime import datetime, timedelta
from typing import Any, Final

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.consents.actions.record_consent import Agreed, record_consent
from case_core.consents.states import LegalGround, Manner
from case_core.listening.actions.confirm_fact import confirm_fact
from case_core.listening.actions.confirm_record import confirm_record
from case_core.listening.actions.differ import differ
from case_core.listening.actions.end_session import end_session
from case_core.listening.actions.enter_session import enter_session
from case_core.listening.actions.open_session import open_session
from case_core.listening.actions.plan_session import SessionPlan, plan_session
from case_core.listening.actions.propose_note import propose_note
from case_core.listening.actions.record_answer import record_answer
from case_core.listening.actions.take_over_proposal import take_over_proposal
from case_core.listening.actions.write_note import write_note
from case_core.listening.models import ListeningSession
from case_core.listening.states import EntryKind
from case_core.sharing.actions.grant_share import Plan, grant_share
from case_core.sharing.states import ShareAct
from mannaka.demo_data.cast import Cast
from mannaka_kit.clock import day_of
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.partners.actor import PartnerActor
from tenants.partners.data_classes import DataClass
from tenants.partners.models import PartnerMember
from tenants.partners.selectors import partner_actor_of

# Words that fit any matter: the cases are whichever the year left open.
_PURPOSE: Final = "同じお話を、くり返さずに聞いてもらうため"
_HEARD: Final = "支所の相談室で、画面ごしにご本人から聞き取りました。"
_NOTES: Final = ("半年ほど前から困っていて、ひとりで抱えてきた。", "平日の昼は仕事で、窓口に来ることがむずかしい。")
_FACT: Final = "はじめに困ったのは、ことしの6月である。"
_PROPOSAL: Final = "書類は、こちらからご自宅にお送りできます。"
_DIFFERING: Final = "うかがった話では、5月の連休のころからでした。手帳を見て確かめていただきます。"
_DAYS: Final = 60
_LATELY: Final = 120
_CASES: Final = 2


def listen_together(cast: Cast, *, now: datetime) -> None:
    """Let one session be over and recorded, and one run at this moment, with the people of two bodies at most."""
    clerk = next(actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF))
    people = _listeners()
    plain = cases_visible_to(clerk).open().filter(marks=[], party__is_anonymous=False, share_grants__isnull=True)
    cases = list(plain.select_related("party").order_by("-pk")[:_LATELY])[-_CASES:]
    if not people or len(cases) < _CASES:
        return
    over, running = cases
    _recorded(_opened(over, people, clerk, now), people, clerk, now)
    session = _opened(running, people, clerk, now)
    enter_session(session_id=session.pk, actor=people[0], at=now)
    write_note(session_id=session.pk, words=_NOTES[0], actor=clerk, at=now)


def _listeners() -> list[PartnerActor]:
    """Return one of each body that listens by its agreement."""
    members = PartnerMember.objects.active().filter(
        organization__agreements__data_classes__contains=[DataClass.LISTENING]
    )
    found: dict[int, PartnerActor] = {}
    for member in members.select_related("user").order_by("pk"):
        actor = partner_actor_of(member.user)
        if actor is not None:
            found.setdefault(actor.organization_id, actor)
    return list(found.values())[:2]


def _opened(case: Case, people: list[PartnerActor], clerk: Actor, now: datetime) -> ListeningSession:
    for each in people:
        _share(case, each, clerk, now)
    plan = SessionPlan(
        purpose=_PURPOSE,
        organization_ids=frozenset(each.organization_id for each in people),
        begins_at=now,
        ends_at=now + timedelta(hours=1),
    )
    session = plan_session(case_id=case.pk, plan=plan, actor=clerk, at=now)
    told: dict[str, Any] = {
        "session_id": session.pk,
        "answer": EntryKind.AGREED,
        "words": _HEARD,
        "actor": clerk,
        "at": now,
    }
    for each in people:
        record_answer(organization_id=each.organization_id, **told)
    return open_session(session_id=session.pk, actor=clerk, at=now)


def _share(case: Case, member: PartnerActor, clerk: Actor, now: datetime) -> None:
    agreed = Agreed(
        given_by_id=case.party_id,
        organization_ids=frozenset({member.organization_id}),
        purpose=_PURPOSE,
        data_classes=frozenset({DataClass.LISTENING}),
        manner=Manner.ORAL,
        proof=_HEARD,
        given_on=day_of(now),
        expires_on=day_of(now) + timedelta(days=_DAYS),
    )
    record_consent(case_id=case.pk, agreed=agreed, actor=clerk, at=now)
    plan = Plan(
        organization_id=member.organization_id,
        ground=LegalGround.CONSENT,
        purpose=_PURPOSE,
        data_classes=frozenset(),
        ends_on=day_of(now) + timedelta(days=_DAYS),
        act=ShareAct.LISTEN,
    )
    grant_share(case_id=case.pk, plan=plan, actor=clerk, at=now)


def _recorded(session: ListeningSession, people: list[PartnerActor], clerk: Actor, now: datetime) -> None:
    """Let everybody come, write, propose, confirm and differ; then end it, and let the first body confirm it."""
    by_clerk: dict[str, Any] = {"session_id": session.pk, "actor": clerk, "at": now}
    for each in people:
        enter_session(session_id=session.pk, actor=each, at=now)
    for words in _NOTES:
        write_note(words=words, **by_clerk)
    fact = write_note(words=_FACT, is_fact=True, **by_clerk)
    first: dict[str, Any] = {"session_id": session.pk, "actor": people[0], "at": now}
    take_over_proposal(entry_id=propose_note(words=_PROPOSAL, **first).pk, actor=clerk, at=now)
    confirm_fact(entry_id=fact.pk, **first)
    differ(session_id=session.pk, entry_id=fact.pk, words=_DIFFERING, actor=people[-1], at=now)
    end_session(**by_clerk)
    confirm_record(**first)
