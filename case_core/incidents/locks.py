"""Take an incident for a change: the case first, always."""

from case_core.cases.locks import locked_case
from case_core.cases.models import Case
from case_core.incidents.errors import IncidentNotFoundError
from case_core.incidents.models import Incident
from tenants.accounts.actor import Actor


def locked_incident(incident_id: int, *, actor: Actor) -> tuple[Case, Incident]:
    """
    Return the case and the incident, both locked until the transaction ends.

    :raises IncidentNotFoundError: there is none.
    :raises CaseNotFoundError: the actor must not find its person.
    """
    case_id = Incident.objects.filter(pk=incident_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise IncidentNotFoundError
    case = locked_case(case_id, actor=actor)
    return case, Incident.objects.select_for_update().get(pk=incident_id)
