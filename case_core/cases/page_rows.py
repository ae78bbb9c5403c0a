"""What a case's page tells of it: each kind of row in one statement, which is written once in a process (ADR 0171)."""

import json
from dataclasses import dataclass
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from case_core.cases.models import Case, CaseStep, Contact, Statement
from case_core.cases.policies import can_work_on_cases
from mannaka_kit.decisions import require
from mannaka_kit.prepared import Prepared
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A contact with what was said in it, in the order in which it was written."""

    contact: Contact
    statements: list[Statement]


def contacts_told(viewer: Actor, case: Case) -> list[Told]:
    """
    Return what was said in a case, in no order.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_cases(viewer))
    return [Told(contact=contact, statements=_statements(contact)) for contact in _CONTACTS(case_id=case.pk)]


def steps_taken(viewer: Actor, case: Case) -> list[CaseStep]:
    """
    Return the turns of a case, in no order.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_cases(viewer))
    return list(_STEPS(case_id=case.pk))


def _statements(contact: Contact) -> list[Statement]:
    return [Statement(contact_id=contact.pk, **json.loads(said)) for said in vars(contact)["said"]]


def _contacts(*, case_id: int) -> QuerySet[Contact]:
    said = Statement.objects.filter(contact_id=OuterRef("pk")).order_by("pk")
    rows = said.values(row=JSONObject(id="pk", kind="kind", speaker="speaker", body="body"))
    return Contact.objects.filter(case_id=case_id).order_by().annotate(said=ArraySubquery(rows))


def _steps(*, case_id: int) -> QuerySet[CaseStep]:
    return CaseStep.objects.filter(case_id=case_id).order_by()


_CONTACTS: Final = Prepared(_contacts, case_id=-1)
_STEPS: Final = Prepared(_steps, case_id=-1)
