"""Decide what follows from an incident."""

from datetime import datetime

from django.db import transaction

from case_core.incidents.errors import AlreadyDecidedError, FactMissingError
from case_core.incidents.events import IncidentDecided
from case_core.incidents.locks import locked_incident
from case_core.incidents.models import Incident
from case_core.incidents.policies import can_decide
from case_core.incidents.states import Decision
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def decide_incident(*, incident_id: int, decision: Decision, words: str, actor: Actor, at: datetime) -> Incident:
    """
    Say, as the head, how the centre goes on from here, and why.

    :raises NotAllowedError: the actor is not the head of the centre.
    :raises IncidentNotFoundError: there is no such incident.
    :raises CaseNotFoundError: the actor must not find its person.
    :raises FactMissingError: nothing says why.
    :raises AlreadyDecidedError: the head has decided.
    """
    require(can_decide(actor))
    case, incident = locked_incident(incident_id, actor=actor)
    if not words.strip():
        raise FactMissingError(field="words")
    if incident.is_decided:
        raise AlreadyDecidedError
    incident.decision, incident.decision_words = decision, words
    incident.decided_by_id, incident.decided_at = actor.user_id, at
    incident.save(update_fields=["decision", "decision_words", "decided_by", "decided_at"])
    details = {"decision": decision.value}
    audit.record("incident.decided", actor=actor, target=incident, at=at, case_id=case.pk, details=details)
    events.record(IncidentDecided(case_id=case.pk, incident_id=incident.pk))
    return incident
