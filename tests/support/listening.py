"""Sessions at each point of their way, made through the actions that people use."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from case_core.cases.models import Case
from case_core.listening.actions.answer_on_screen import answer_on_screen
from case_core.listening.actions.enter_session import enter_session
from case_core.listening.actions.open_session import open_session
from case_core.listening.actions.plan_session import SessionPlan, plan_session
from case_core.listening.models import ListeningSession
from case_core.listening.states import EntryKind
from case_core.sharing.models import ShareGrant
from case_core.sharing.states import ShareAct
from tenants.partners.actor import PartnerActor
from tenants.partners.data_classes import DataClass
from tenants.partners.models import PartnerOrganization
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.sharing import a_body, a_member, acting, consented, shared

HEARD = frozenset({DataClass.LISTENING})


def let_listen(
    cast: Cast, case: Case, body: PartnerOrganization, *, at: datetime = LATER, days: dict[str, Any] | None = None
) -> ShareGrant:
    """Let the person agree, and share with a body that it may listen, and nothing else."""
    consented(cast, case, body, at=at, data_classes=HEARD, **(days or {}))
    until = {"ends_on": days["expires_on"]} if days else {}
    return shared(cast, case, body, at=at, act=ShareAct.LISTEN, data_classes=frozenset(), words="", **until)


def a_session(
    cast: Cast, case: Case, *bodies: PartnerOrganization, at: datetime = LATER, **changed: Any
) -> ListeningSession:
    """Let Aoi plan a session of an hour with these bodies."""
    plan = SessionPlan(
        purpose="家計のことを1回でお話しいただくため",
        organization_ids=frozenset(body.pk for body in bodies),
        begins_at=at,
        ends_at=at + timedelta(hours=1),
        **changed,
    )
    return plan_session(case_id=case.pk, plan=plan, actor=cast.aoi, at=at)


def answered(session: ListeningSession, body_id: int, answer: EntryKind, *, at: datetime = LATER) -> None:
    """Let the person answer for a body on their own screen."""
    answer_on_screen(case_id=session.case_id, session_id=session.pk, organization_id=body_id, answer=answer, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A session that runs, with somebody of the welfare council and of a law centre in it."""

    session: ListeningSession
    case: Case
    umi: PartnerActor
    riku: PartnerActor
    shares: tuple[ShareGrant, ShareGrant]


def a_table(cast: Cast, *, at: datetime = LATER, case: Case | None = None, **changed: Any) -> Table:
    """Seat two bodies, let the person agree to both, open, and let both come in."""
    case = case or new_case(cast)
    umi = acting(a_member(a_body()))
    riku = acting(a_member(a_body("法テラス"), "riku", "陸"))
    bodies = [PartnerOrganization.objects.get(pk=each.organization_id) for each in (umi, riku)]
    shares = (let_listen(cast, case, bodies[0], at=at), let_listen(cast, case, bodies[1], at=at))
    session = a_session(cast, case, *bodies, at=at, **changed)
    for body in bodies:
        answered(session, body.pk, EntryKind.AGREED, at=at)
    open_session(session_id=session.pk, actor=cast.aoi, at=at)
    for actor in (umi, riku):
        enter_session(session_id=session.pk, actor=actor, at=at)
    session.refresh_from_db()
    return Table(session=session, case=case, umi=umi, riku=riku, shares=shares)
