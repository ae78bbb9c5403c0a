"""Say what two people of a case are to each other."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.cases.policies import can_work_on_cases
from case_core.relations.errors import TieOfOneError
from case_core.relations.events import PeopleChanged
from case_core.relations.locks import place_of
from case_core.relations.models import Tie
from case_core.relations.states import TieKind
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTie:
    """Two people of a case, and in words and kind what they are to each other; no words end the tie."""

    one_id: int
    other_id: int
    words: str
    kind: TieKind = TieKind.PLAIN


@transaction.atomic
def tie_people(*, case_id: int, tie: ToldTie, actor: Actor, at: datetime) -> Tie | None:
    """
    Keep what two people are to each other, instead of what was kept before.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises TieOfOneError: it is one person.
    :raises CasePersonNotFoundError: nobody of the case.
    """
    require(can_work_on_cases(actor))
    locked_case(case_id, actor=actor)
    if tie.one_id == tie.other_id:
        raise TieOfOneError(field="other")
    first, second = sorted((tie.one_id, tie.other_id))
    case_person = place_of(case_id, first, actor=actor)
    place_of(case_id, second, actor=actor)
    kept = _keep(first, second, tie)
    code = "case_person.tied" if kept else "case_person.untied"
    audit.record(code, actor=actor, target=case_person, at=at, case_id=case_id, details={"other": second})
    events.record(PeopleChanged(case_id=case_id))
    return kept


def _keep(first: int, second: int, tie: ToldTie) -> Tie | None:
    if not tie.words.strip():
        Tie.objects.filter(one_id=first, other_id=second).delete()
        return None
    told = {"words": tie.words.strip(), "kind": tie.kind}
    return Tie.objects.update_or_create(one_id=first, other_id=second, defaults=told)[0]
