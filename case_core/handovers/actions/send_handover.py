"""Hand a matter over to a section."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from case_core.cases.blockers import wait_for
from case_core.cases.deadlines import section_due
from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case
from case_core.cases.ownership import take_if_nobodys
from case_core.handovers.endings import SOURCE, is_in_hand
from case_core.handovers.errors import (
    AlreadyHandedOverError,
    DueInPastError,
    SectionNotValidError,
)
from case_core.handovers.events import HandoverSent
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_send_handovers
from case_core.handovers.states import Consent
from case_core.handovers.texts import require_texts
from case_core.spans.recording import passed_on
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.organisation.models import Section
from tenants.organisation.selectors import sections_valid_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the section reads: why it is asked, what was said, what the person wishes, and what they agreed to."""

    reason: str
    story: str
    consent: Consent
    wishes: str = ""


@transaction.atomic
def send_handover(
    *, case_id: int, section_id: int, letter: Letter, due_on: date | None, actor: Actor, at: datetime
) -> Handover:
    """
    Ask a section for its answer by a day; the case cannot close until it has come or is waived in writing.

    Without a day, the number of business days holds that the city settled for the section.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises SectionNotValidError: there is no such section on this day.
    :raises AlreadyHandedOverError: the section has the matter already.
    :raises DueInPastError: the answer would be due before today.
    :raises TextMissingError: the reason or what was said is empty.
    """
    require(can_send_handovers(actor))
    case = locked_open_case(case_id, actor=actor)
    section = _section(section_id, on=day_of(at))
    require_texts(reason=letter.reason, story=letter.story)
    due_on = due_on or section_due(at, section_id=section.pk)
    if due_on < day_of(at):
        raise DueInPastError(field="due_on")
    _require_not_there(case, section)
    handover = _write(case, section, letter=letter, due_on=due_on, actor=actor, at=at)
    take_if_nobodys(case, actor=actor, at=at)
    wait_for(case, source=SOURCE, source_id=handover.pk, waiting_for=section.name, due_on=due_on, at=at)
    passed_on(case.pk, section_id=section.pk, is_held=is_in_hand(case), at=at)
    audit.record(
        "handover.sent",
        actor=actor,
        target=handover,
        at=at,
        case_id=case.pk,
        details={"section": section.pk, "consent": letter.consent.value},
    )
    events.record(HandoverSent(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id))
    return handover


def _write(case: Case, section: Section, *, letter: Letter, due_on: date, actor: Actor, at: datetime) -> Handover:
    return Handover.objects.create(
        case=case,
        section=section,
        reason=letter.reason,
        story=letter.story,
        wishes=letter.wishes,
        consent=letter.consent,
        due_on=due_on,
        sent_by_id=actor.user_id,
        sent_at=at,
    )


def _section(section_id: int, *, on: date) -> Section:
    section = sections_valid_on(on).filter(pk=section_id).first()
    if section is None:
        raise SectionNotValidError(field="section")
    return section


def _require_not_there(case: Case, section: Section) -> None:
    if Handover.objects.open().filter(case=case, section=section).exists():
        raise AlreadyHandedOverError(field="section")
