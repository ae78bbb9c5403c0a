"""What the centre must look at because of a day: promises, matters that nobody forwarded, answers, wishes."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from case_core.cases.models import Case, ClosingBlocker
from case_core.cases.selectors import cases_visible_to
from case_core.cases.states import CaseStatus
from case_core.handovers.endings import SOURCE
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_send_handovers
from case_core.handovers.querysets import HandoverQuerySet
from case_core.shields.selectors import hidden_cases
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

MOST: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """Five short lists, the oldest day first."""

    promised: list[Case]
    not_forwarded: list[Case]
    unanswered: list[Handover]
    wishes: list[Handover]
    bodies: list[ClosingBlocker]

    @property
    def cases(self) -> list[int]:
        """Return the cases that are shown."""
        asked = [each.case for each in (*self.unanswered, *self.wishes)]
        shown = [*self.promised, *self.not_forwarded, *asked, *(each.case for each in self.bodies)]
        return list(dict.fromkeys(case.pk for case in shown))


@transaction.atomic
def overdue_for(viewer: Actor, *, on: date) -> Overdue:
    """
    Return what is late or due on the day, and record which cases were shown.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_send_handovers(viewer))
    cases = cases_visible_to(viewer)
    asked = _visible(viewer)
    overdue = Overdue(
        promised=list(cases.promised_by(on).order_by("promised_on", "pk")[:MOST]),
        not_forwarded=list(cases.filter(_lies(on)).order_by("due_on", "pk")[:MOST]),
        unanswered=list(asked.due_by(on).order_by("due_on", "pk")[:MOST]),
        wishes=list(asked.open().filter(asked_until__isnull=False).order_by("due_on", "pk")[:MOST]),
        bodies=list(_owed_by_bodies(viewer, on=on)[:MOST]),
    )
    read = {"cases": overdue.cases[:100]}
    audit.record("case.listed", actor=viewer, target=None, at=clock.now(), details=read)
    return overdue


def _visible(viewer: Actor) -> HandoverQuerySet:
    handovers = Handover.objects.select_related("case__owner", "section")
    return handovers.exclude(hidden_cases(viewer, by="case"))


def _owed_by_bodies(viewer: Actor, *, on: date) -> QuerySet[ClosingBlocker]:
    """Return what cases wait for of bodies outside the city hall; sections' answers have a list of their own."""
    found = ClosingBlocker.objects.select_related("case__owner").filter(due_on__lte=on).exclude(source=SOURCE)
    return found.exclude(hidden_cases(viewer, by="case")).order_by("due_on", "pk")


def _lies(on: date) -> Q:
    """Match what the centre should have forwarded or answered before the day, and what it has not taken up."""
    return Q(status=CaseStatus.NEW, due_on__lt=on)
