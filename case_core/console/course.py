"""All that happened in a case, read for its page: plain rows, put in order here, and their people in one statement."""

from dataclasses import dataclass
from typing import Final, TypeVar

from django.db.models import Model, QuerySet

from case_core.cases.models import Case, CaseStep
from case_core.cases.page_rows import Told, contacts_told, steps_taken
from case_core.desk.models import Summons
from case_core.desk.selectors import summonses_of
from case_core.handovers.models import Handover
from case_core.handovers.selectors import handovers_of
from tenants.accounts.actor import Actor
from tenants.accounts.naming import put_people

Row = TypeVar("Row", bound=Model)

_OF_HANDOVER: Final = ("sent_by", "acknowledged_by", "ended_by")
_OF_CALL: Final = ("asked_by", "answered_by", "sat_in_by", "ended_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The rows of a case's course, each kind in the order in which it happened."""

    handovers: list[Handover]
    calls: list[Summons]
    steps: list[CaseStep]
    contacts: list[Told]


def course_of(viewer: Actor, case: Case) -> Course:
    """Return the course of a case, with the people in it."""
    course = Course(
        handovers=_rows(handovers_of(viewer, case).select_related(None).select_related("section"), "sent_at"),
        calls=_rows(summonses_of(viewer, case).select_related(None).select_related("section", "room"), "asked_at"),
        steps=sorted(steps_taken(viewer, case), key=lambda step: (step.at, step.pk)),
        contacts=sorted(contacts_told(viewer, case), key=lambda told: (told.contact.at, told.contact.pk)),
    )
    put_people(
        (course.handovers, _OF_HANDOVER),
        (course.calls, _OF_CALL),
        (course.steps, ("actor", "subject")),
        ((told.contact for told in course.contacts), ("author",)),
    )
    return course


def _rows(found: QuerySet[Row], moment: str) -> list[Row]:
    # A few rows are sorted here for less than it costs to write the order into the statement.
    return sorted(found.order_by(), key=lambda row: (getattr(row, moment), row.pk))
