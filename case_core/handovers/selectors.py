"""Reads of hand-overs: the centre sees a case's, a section only those handed to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from case_core.cases.models import Case
from case_core.handovers.errors import HandoverNotFoundError
from case_core.handovers.models import DueReminder, Extension, Handover
from case_core.handovers.policies import can_see_desk, can_send_handovers
from case_core.handovers.querysets import HandoverQuerySet
from case_core.handovers.returns import MOST_RETURNS
from case_core.handovers.states import SHARES_IDENTITY, ExtensionStatus, HandoverStatus, ReminderKind
from case_core.parties.models import Person
from case_core.shields.selectors import hidden_cases
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """What a section sees of a case: the hand-over, and who the person is if they agreed to that."""

    handover: Handover
    number: str
    title: str
    topic_label: str
    person: Person | None
    returns: int
    extensions: list[Extension]
    is_shielded: bool
    is_party_shielded: bool

    @property
    def is_return_barred(self) -> bool:
        """Tell whether only the head of the centre could let the section return it."""
        return self.returns >= MOST_RETURNS and self.handover.return_allowed_at is None


def handovers_of(viewer: Actor, case: Case) -> HandoverQuerySet:
    """Return all hand-overs of a case, for the centre."""
    require(can_send_handovers(viewer))
    return Handover.objects.filter(case=case).select_related("section", "sent_by", "acknowledged_by", "ended_by")


@transaction.atomic
def handover_to_waive(viewer: Actor, handover_id: int) -> Handover:
    """
    Return one hand-over for the centre, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises HandoverNotFoundError: there is no such hand-over.
    """
    require(can_send_handovers(viewer))
    findable = Handover.objects.exclude(hidden_cases(viewer, by="case"))
    handover = findable.select_related("section", "case").filter(pk=handover_id).first()
    if handover is None:
        raise HandoverNotFoundError
    audit.record("handover.read", actor=viewer, target=handover, at=clock.now(), case_id=handover.case_id)
    return handover


def handovers_to(viewer: Actor) -> HandoverQuerySet:
    """Return what was handed to the viewer's sections."""
    handovers = Handover.objects.select_related("section", "case")
    if not can_see_desk(viewer):
        return handovers.none()
    return handovers.to_sections(viewer.section_ids).exclude(hidden_cases(viewer, by="case"))


def desk_views(viewer: Actor, *, on: date) -> Mapping[str, HandoverQuerySet]:
    """Return the lists of a section's desk by name."""
    handovers = handovers_to(viewer)
    return {
        "open": handovers.open().order_by("due_on", "pk"),
        "new": handovers.unread().order_by("due_on", "pk"),
        "due": handovers.due_by(on).order_by("due_on", "pk"),
        "ended": handovers.ended().order_by("-ended_at", "-pk"),
    }


@transaction.atomic
def handover_for(viewer: Actor, handover_id: int) -> SectionView:
    """
    Return one hand-over as its section sees it, and record that the viewer read it.

    :raises HandoverNotFoundError: there is none that was handed to the viewer's sections.
    """
    seen = handover_on_screen(viewer, handover_id)
    handover = seen.handover
    audit.record("handover.read", actor=viewer, target=handover, at=clock.now(), case_id=handover.case_id)
    return seen


def handover_on_screen(viewer: Actor, handover_id: int) -> SectionView:
    """
    Return a hand-over that the viewer's page shows; whoever shows more of it calls `record_news_read` before.

    :raises HandoverNotFoundError: there is none that was handed to the viewer's sections.
    """
    found = handovers_to(viewer).select_related("section", "case__party", "sent_by", "acknowledged_by", "ended_by")
    handover = found.filter(pk=handover_id).first()
    if handover is None:
        raise HandoverNotFoundError
    return _section_view(handover)


def record_news_read(viewer: Actor, handover: Handover) -> None:
    """Record that the viewer was shown what is new in a hand-over.

    :raises NotInTransactionError: outside a transaction.
    """
    told = {"by": "open_page"}
    audit.record("handover.read", actor=viewer, target=handover, at=clock.now(), case_id=handover.case_id, details=told)


def open_wish_of(viewer: Actor, handover: Handover) -> Extension | None:
    """Return what a hand-over's section asks the centre for, with who asks."""
    require(can_send_handovers(viewer))
    asked = Extension.objects.filter(handover=handover, status=ExtensionStatus.ASKED)
    return asked.select_related("asked_by").first()


def day_of_answer(handover_id: int) -> date:
    """Return the day by which an answer is due, for planning what follows."""
    return Handover.objects.values_list("due_on", flat=True).get(pk=handover_id)


def handover_to_remind(handover_id: int, *, kind: ReminderKind, due_on: date) -> Handover | None:
    """
    Return a hand-over whose head is to be told of a day; None where that is done or of no use, so no viewer.

    :raises HandoverNotFoundError: there is no such hand-over.
    """
    found = Handover.objects.select_related("case", "section").filter(pk=handover_id).first()
    if found is None:
        raise HandoverNotFoundError
    was_told = DueReminder.objects.filter(handover=found, kind=kind, due_on=due_on).exists()
    return found if found.is_open and found.due_on == due_on and not was_told else None


def case_ids_handed_to(viewer: Actor, *, section_id: int) -> QuerySet[Handover, int]:
    """Return the cases that a section was asked about, for filtering the centre's list."""
    require(can_send_handovers(viewer))
    return Handover.objects.filter(section_id=section_id).values_list("case_id", flat=True)


def _section_view(handover: Handover) -> SectionView:
    case = handover.case
    return SectionView(
        handover=handover,
        number=case.number,
        title=case.title,
        topic_label=case.get_topic_display(),
        person=case.party if handover.consent in SHARES_IDENTITY else None,
        returns=Handover.objects.filter(case=case, status=HandoverStatus.RETURNED).count(),
        extensions=list(handover.extensions.select_related("asked_by", "decided_by")),
        is_shielded=case.is_shielded,
        is_party_shielded=case.party.is_shielded,
    )
