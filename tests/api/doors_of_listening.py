"""The doors of sessions in which bodies listen, and what their paths name."""

from typing import Any

from case_core.listening.actions.enter_session import enter_session
from case_core.listening.actions.open_session import open_session
from case_core.listening.actions.propose_note import propose_note
from case_core.listening.states import EntryKind
from tenants.api_tokens.scopes import Scope
from tenants.partners.models import PartnerOrganization
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.support.listening import a_session, answered, let_listen
from tests.support.sharing import a_body, a_member, acting

READ, WRITE = Scope.CASES_READ, Scope.CASES_WRITE
CENTRE = frozenset({"aoi"})
_PLAN: dict[str, Any] = {
    "purpose": "一緒に聞くため",
    "organization_ids": "{listening_bodies}",
    "begins_at": "2026-01-13T10:00:00+09:00",
    "ends_at": "2026-01-13T11:00:00+09:00",
}
_ANSWER: dict[str, Any] = {"organization_id": "{seated_body}", "answer": "agreed", "words": "電話で聞き取り"}
DOORS_OF_LISTENING: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "cases/{unheard}/listening-sessions/", {}, READ, CENTRE),
    ("POST", "cases/{unheard}/listening-sessions/", _PLAN, WRITE, CENTRE),
    ("GET", "listening-sessions/{listening}/", {}, READ, CENTRE),
    ("POST", "listening-sessions/{listening_planned}/open/", {}, WRITE, CENTRE),
    ("POST", "listening-sessions/{listening}/end/", {}, WRITE, CENTRE),
    ("POST", "listening-sessions/{listening}/seats/", {"organization_id": "{listening_body}"}, WRITE, CENTRE),
    ("POST", "listening-sessions/{listening}/answers/", _ANSWER, WRITE, CENTRE),
    ("POST", "listening-sessions/{listening}/notes/", {"words": "家賃が遅れている。"}, WRITE, CENTRE),
    ("POST", "listening-proposals/{proposed}/take/", {"is_fact": True}, WRITE, CENTRE),
    ("POST", "listening-proposals/{proposed}/put-aside/", {}, WRITE, CENTRE),
]


def sessions_to_name(cast: Cast) -> dict[str, Any]:
    """Let one session wait, and let another one run with a proposal in it; call it inside of the city."""
    count = PartnerOrganization.objects.count()
    bodies = [a_body(f"機関 {count + number}") for number in range(3)]
    members = [a_member(body, f"listener{body.pk}") for body in bodies]
    case, planned, unheard = (new_case(cast) for _each in range(3))
    for body in bodies:
        let_listen(cast, case, body, at=AT)
    for other in (planned, unheard):
        let_listen(cast, other, bodies[2], at=AT)
    session = a_session(cast, case, *bodies[:2], at=AT)
    answered(session, bodies[1].pk, EntryKind.AGREED, at=AT)
    open_session(session_id=session.pk, actor=cast.aoi, at=AT)
    enter_session(session_id=session.pk, actor=acting(members[1]), at=AT)
    return {
        "unheard": unheard.pk,
        "listening": session.pk,
        "listening_planned": a_session(cast, planned, bodies[2], at=AT).pk,
        "listening_bodies": [bodies[2].pk],
        "listening_body": bodies[2].pk,
        "seated_body": bodies[0].pk,
        "proposed": propose_note(session_id=session.pk, words="条件", actor=acting(members[1]), at=AT).pk,
    }
