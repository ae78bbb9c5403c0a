"""Record an incident."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.incidents.errors import FactMissingError, NotYetHappenedError, TooLongAgoError
from case_core.incidents.events import IncidentRecorded
from case_core.incidents.models import Incident
from case_core.incidents.policies import can_record_incidents
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor

REMEMBERED: Final = timedelta(days=731)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """When, where, who, what, how, why; what was said word for word stands apart."""

    happened_at: datetime
    place: str
    who: str
    what: str
    how: str = ""
    background: str = ""
    quotes: str = ""
    minutes: int | None = None


@transaction.atomic
def record_incident(*, case_id: int, facts: Facts, actor: Actor, at: datetime) -> Incident:
    """
    Write down what happened at the desk; an ended case can have an incident, too.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises FactMissingError: where, who or what is missing.
    :raises NotYetHappenedError: it would happen later than now.
    :raises TooLongAgoError: nobody remembers facts for so long.
    """
    require(can_record_incidents(actor))
    case = locked_case(case_id, actor=actor)
    for field in ("place", "who", "what"):
        if not getattr(facts, field).strip():
            raise FactMissingError(field=field)
    if facts.happened_at > at:
        raise NotYetHappenedError(field="happened_at")
    if at - facts.happened_at > REMEMBERED:
        raise TooLongAgoError(field="happened_at")
    incident = Incident.objects.create(case=case, recorded_by_id=actor.user_id, recorded_at=at, **asdict(facts))
    audit.record("incident.recorded", actor=actor, target=incident, at=at, case_id=case.pk)
    events.record(IncidentRecorded(case_id=case.pk, incident_id=incident.pk))
    return incident
