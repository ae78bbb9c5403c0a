"""Reads of incidents, of agreed answers, and of notes that two people read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from case_core.cases.errors import RecordNotFoundError
from case_core.cases.models import Case, Statement
from case_core.cases.selectors import cases_visible_to
from case_core.cases.states import StatementKind
from case_core.incidents.errors import CareNotFoundError, IncidentNotFoundError
from case_core.incidents.models import AgreedLine, Incident, StaffCare
from case_core.incidents.policies import can_read_care, can_record_incidents
from case_core.incidents.readers import superiors_on
from case_core.incidents.sealing import unseal
from case_core.incidents.states import Wish
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.models import User

LAST_ANSWERS = 3


def incidents_of(viewer: Actor, case: Case) -> QuerySet[Incident]:
    """Return what happened at the desk in a case, newest first."""
    require(can_record_incidents(viewer))
    return Incident.objects.filter(case=case).select_related("recorded_by", "decided_by")


def incident_for(viewer: Actor, incident_id: int) -> Incident:
    """
    Return one incident with its case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises IncidentNotFoundError: there is none that the viewer may see.
    """
    require(can_record_incidents(viewer))
    visible = cases_visible_to(viewer).select_related(None)
    incident = Incident.objects.select_related("case").filter(pk=incident_id, case__in=visible).first()
    if incident is None:
        raise IncidentNotFoundError
    return incident


def line_of(viewer: Actor, case: Case, *, on: date) -> AgreedLine | None:
    """Return the answer that everybody gives in this case, or None."""
    require(can_record_incidents(viewer))
    return AgreedLine.objects.in_force(on).select_related("agreed_by").filter(case=case).first()


def last_day_of(line_id: int) -> date:
    """Return until when an answer holds, for planning what follows."""
    return AgreedLine.objects.values_list("last_day", flat=True).get(pk=line_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCaller:
    """What a clerk must know of somebody who calls again: what was agreed, and what the city answered last."""

    lines: list[AgreedLine]
    answers: list[Statement]


@transaction.atomic
def known_caller(viewer: Actor, person_id: int, *, on: date) -> KnownCaller:
    """
    Return what was agreed with a person and the city's last answers, and record that the viewer read them.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises RecordNotFoundError: nobody of whom the viewer knows has been here before.
    """
    require(can_record_incidents(viewer))
    cases = cases_visible_to(viewer).select_related(None).filter(party_id=person_id)
    if not cases.exists():
        raise RecordNotFoundError
    lines = AgreedLine.objects.in_force(on).select_related("case").filter(person_id=person_id, case__in=cases)
    replies = Statement.objects.filter(kind=StatementKind.REPLY, contact__case__in=cases)
    answers = replies.select_related("contact__case").order_by("-contact__at", "-pk")[:LAST_ANSWERS]
    found = KnownCaller(lines=list(lines), answers=list(answers))
    read = sorted({line.case_id for line in found.lines} | {each.contact.case_id for each in found.answers})
    audit.record("case.listed", actor=viewer, target=None, at=clock.now(), details={"cases": read})
    return found


def superiors_for(viewer: Actor, *, on: date) -> QuerySet[User]:
    """Return to whom the viewer may write after an incident."""
    require(can_record_incidents(viewer))
    return superiors_on(on).exclude(pk=viewer.user_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCare:
    """A note as its author and its reader see it."""

    care: StaffCare
    wishes: list[str]
    note: str
    answer: str


def cares_for(viewer: Actor, *, incident_ids: Collection[int] | None = None) -> list[OpenedCare]:
    """Return the notes that the viewer wrote or was chosen to read, newest first."""
    mine = StaffCare.objects.filter(author_id=viewer.user_id) | StaffCare.objects.filter(reader_id=viewer.user_id)
    if incident_ids is not None:
        mine = mine.filter(incident_id__in=incident_ids)
    return [_opened(viewer, care) for care in mine.select_related("author", "reader")]


@transaction.atomic
def care_for(viewer: Actor, care_id: int, *, at: datetime) -> OpenedCare:
    """
    Return one note, and record that the viewer read it.

    :raises CareNotFoundError: there is none that the viewer may read.
    """
    care = StaffCare.objects.select_related("author", "reader").filter(pk=care_id).first()
    if care is None or not can_read_care(viewer, care):
        raise CareNotFoundError
    audit.record("staff_care.read", actor=viewer, target=care, at=at)
    return _opened(viewer, care)


def _opened(viewer: Actor, care: StaffCare) -> OpenedCare:
    require(can_read_care(viewer, care))
    return OpenedCare(
        care=care,
        wishes=[str(Wish(wish).label) for wish in care.wishes],
        note=unseal(care.sealed_note, author_id=care.author_id, field="note"),
        answer=unseal(care.sealed_answer, author_id=care.author_id, field="answer"),
    )
