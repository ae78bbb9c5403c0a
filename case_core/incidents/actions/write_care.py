"""Write what an incident did to the one who was at the desk."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from case_core.incidents.errors import ReaderNotStaffError
from case_core.incidents.locks import locked_incident
from case_core.incidents.models import StaffCare
from case_core.incidents.policies import can_record_incidents
from case_core.incidents.readers import superiors_on
from case_core.incidents.sealing import seal
from case_core.incidents.states import Wish
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def write_care(
    *, incident_id: int, reader_id: int, wishes: Collection[Wish], note: str, actor: Actor, at: datetime
) -> StaffCare:
    """
    Tell one superior, and nobody else, how the actor is and what they wish for.

    :raises NotAllowedError: the actor is not of the centre.
    :raises IncidentNotFoundError: there is no such incident.
    :raises CaseNotFoundError: the actor must not find its person.
    :raises ReaderNotStaffError: the one to read it is no superior.
    """
    require(can_record_incidents(actor))
    _case, incident = locked_incident(incident_id, actor=actor)
    _require_superior(reader_id, actor=actor, on=day_of(at))
    care = StaffCare.objects.create(
        incident=incident,
        author_id=actor.user_id,
        reader_id=reader_id,
        wishes=[wish.value for wish in Wish if wish in wishes],
        sealed_note=seal(note, author_id=actor.user_id, field="note"),
        written_at=at,
    )
    # That somebody wrote is kept; of which case, and to whom, is theirs.
    audit.record("staff_care.written", actor=actor, target=care, at=at)
    return care


def _require_superior(reader_id: int, *, actor: Actor, on: date) -> None:
    if reader_id == actor.user_id or not superiors_on(on).filter(pk=reader_id).exists():
        raise ReaderNotStaffError(field="reader")
