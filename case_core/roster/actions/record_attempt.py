"""Write down what came in for a section on a closed day, and whether somebody was reached."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import translation

from case_core.cases.locks import locked_case
from case_core.cases.models import Case, CaseStep
from case_core.cases.policies import can_work_on_cases
from case_core.cases.states import StepKind
from case_core.roster.duty_today import is_on_duty
from case_core.roster.errors import ContactMissingError, OnCallNotFoundError, TextMissingError
from case_core.roster.models import CallAttempt, OnCallContact
from case_core.roster.on_call_facts import valid_section
from case_core.roster.policies import can_record_attempt
from case_core.roster.states import CallOutcome
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Whom somebody tried to reach, what came of it, what it is about and what is still to do."""

    outcome: str
    matter: str
    contact_id: int | None = None
    to_do: str = ""
    case_id: int | None = None


@transaction.atomic
def record_attempt(*, section_id: int, told: Attempt, actor: Actor, at: datetime) -> CallAttempt:
    """
    Record an attempt to telephone a section, or what is told to it on the next day; its case tells of it too.

    :raises NotAllowedError: the actor is neither of the centre nor on duty today.
    :raises SectionNotValidError: there is no such section.
    :raises TextMissingError: nothing says what it is about.
    :raises ContactMissingError: somebody was telephoned, and nobody is named.
    :raises OnCallNotFoundError: nobody of the section's list has this number.
    :raises CaseNotFoundError: there is no such case for the actor.
    """
    today = at.astimezone(clock.TOKYO).date()
    require(can_record_attempt(actor, is_on_duty=is_on_duty(actor, today)))
    section = valid_section(section_id, on=today)
    if not told.matter.strip():
        raise TextMissingError(field="matter")
    contact = _contact(told, section_id=section_id, on=today)
    attempt = CallAttempt(section=section, contact=contact, called=contact.name if contact else "")
    attempt.outcome, attempt.matter, attempt.to_do = CallOutcome(told.outcome), told.matter.strip(), told.to_do.strip()
    attempt.case, attempt.made_by_id, attempt.made_at = _case(told, actor), actor.user_id, at
    attempt.save(force_insert=True)
    _tell_case(attempt, actor, at)
    details: dict[str, int | str] = {"section": section.pk, "outcome": attempt.outcome}
    audit.record("on_call.attempted", actor=actor, target=attempt, at=at, case_id=attempt.case_id, details=details)
    return attempt


def _contact(told: Attempt, *, section_id: int, on: date) -> OnCallContact | None:
    if told.contact_id is None:
        if told.outcome != CallOutcome.NOT_CALLED:
            raise ContactMissingError(field="contact")
        return None
    contact = OnCallContact.objects.on_day(on).filter(pk=told.contact_id, section=section_id).first()
    if contact is None:
        raise OnCallNotFoundError
    return contact


def _case(told: Attempt, actor: Actor) -> Case | None:
    if told.case_id is None:
        return None
    require(can_work_on_cases(actor))
    return locked_case(told.case_id, actor=actor)


def _tell_case(attempt: CallAttempt, actor: Actor, at: datetime) -> None:
    if attempt.case is None or attempt.outcome == CallOutcome.NOT_CALLED:
        return
    with translation.override("ja"):
        note = f"{attempt.section.name} {attempt.called}：{attempt.outcome_label}"
    CaseStep.objects.create(case=attempt.case, at=at, kind=StepKind.SECTION_CALLED, actor_id=actor.user_id, note=note)
    attempt.case.touched_at = at
    attempt.case.save(update_fields=["touched_at"])
