"""A session that is planned, one that runs with a proposal in it, and the forms that change them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model

from case_core.listening.actions.enter_session import enter_session
from case_core.listening.actions.open_session import open_session
from case_core.listening.actions.propose_note import propose_note
from case_core.listening.models import ListeningEntry, ListeningSession
from case_core.listening.states import EntryKind
from mannaka_kit import clock
from tenants.partners.models import PartnerOrganization
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.listening import a_session, answered, let_listen
from tests.support.sharing import a_body, a_member, acting

KINDS_OF_LISTENING: Mapping[str, type[Model]] = {
    **dict.fromkeys(("listening_id", "planned_listening_id"), ListeningSession),
    "entry_id": ListeningEntry,
    "seated_body_id": PartnerOrganization,
}
_OF_STAFF = ("room", "news", "end", "seat")
_OF_BODIES = ("room", "news", "ticket", "propose", "differ", "enter", "leave", "video", "confirm", "record")
_ONE = {"session_id": "listening_id"}
MEANT_OF_LISTENING: Mapping[str, Mapping[str, str]] = {
    "listening:new": {"case_id": "unheard_case_id"},
    "listening:open": {"session_id": "planned_listening_id"},
    "listening:answer": {**_ONE, "organization_id": "seated_body_id"},
    **{f"listening:{name}": _ONE for name in _OF_STAFF},
    **{f"listened:{name}": _ONE for name in _OF_BODIES},
}


def _plan(values: Mapping[str, Any]) -> dict[str, Any]:
    now = clock.now().astimezone(clock.TOKYO)
    return {
        "purpose": "一緒に聞くため",
        "organizations": [values["listening_body_id"]],
        "begins": f"{now:%Y-%m-%dT%H:%M}",
        "ends": f"{now + timedelta(hours=1):%Y-%m-%dT%H:%M}",
    }


BODIES_OF_LISTENING: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "listening:new": _plan,
    "listening:room": lambda _: {"words": "家賃が遅れている。"},
    "listening:open": lambda _: {},
    "listening:end": lambda _: {},
    "listening:seat": lambda values: {"organization": values["listening_body_id"]},
    "listening:answer": lambda _: {"answer": "agreed", "words": "電話で聞き取り"},
    "listening:take": lambda _: {"as": "fact"},
    "listening:aside": lambda _: {},
}


@transaction.atomic
def listening(cast: Cast, word: str) -> dict[str, Any]:
    """Seat a body that waits for the person, let another one propose, and let a third one wait for a seat."""
    at, count = clock.now(), PartnerOrganization.objects.count()
    days = {"given_on": clock.today(), "expires_on": clock.today() + timedelta(days=9)}
    bodies = [a_body(f"{word} {count + number}", since=clock.today()) for number in range(3)]
    members = [a_member(body, f"listener{body.pk}", word) for body in bodies]
    case, planned, unheard = (new_case(cast, body=word, at=at) for _each in range(3))
    for body in bodies:
        let_listen(cast, case, body, at=at, days=days)
    for other in (planned, unheard):
        let_listen(cast, other, bodies[2], at=at, days=days)
    session = a_session(cast, case, *bodies[:2], at=at)
    answered(session, bodies[1].pk, EntryKind.AGREED, at=at)
    open_session(session_id=session.pk, actor=cast.aoi, at=at)
    enter_session(session_id=session.pk, actor=acting(members[1]), at=at)
    return {
        "listening_id": session.pk,
        "planned_listening_id": a_session(cast, planned, bodies[2], at=at).pk,
        "entry_id": propose_note(session_id=session.pk, words=word, actor=acting(members[1]), at=at).pk,
        "seated_body_id": bodies[0].pk,
        "listening_body_id": bodies[2].pk,
        "unheard_case_id": unheard.pk,
    }
