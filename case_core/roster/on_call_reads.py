"""Reads of the list for closed days, and of what came in on them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from case_core.cases.policies import can_work_on_cases
from case_core.cases.selectors import cases_visible_to
from case_core.handovers.models import Handover
from case_core.roster.duty_today import is_on_duty
from case_core.roster.errors import CaseNumberUnknownError, OnCallNotFoundError, SectionNotValidError
from case_core.roster.models import CallAttempt, OnCallContact
from case_core.roster.policies import can_keep_on_call, can_record_attempt, can_see_roster, can_see_telephones
from case_core.shields.selectors import hidden_cases
from mannaka_kit import audit, clock, japanese
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.hours.selectors import business_days_between
from tenants.organisation.models import Section
from tenants.organisation.selectors import sections_valid_on

_LONGEST: Final = timedelta(days=30)
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCallLine:
    """A section with the people to telephone, in order."""

    section: Section
    contacts: list[OnCallContact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The lists of a day, and what the viewer may do with them."""

    on: date
    lines: list[OnCallLine]
    shows_telephones: bool
    may_record: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What came in for one section on the closed days."""

    section: Section
    handovers: list[Handover]
    attempts: list[CallAttempt]

    @property
    def still_to_do(self) -> int:
        """Return how much nobody of the section has taken in hand."""
        unread = sum(1 for handover in self.handovers if handover.acknowledged_at is None)
        return unread + sum(1 for attempt in self.attempts if attempt.settled_at is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDays:
    """The closed days up to a day, and what came in on them."""

    first: date
    last: date
    sections: list[Carried]


@transaction.atomic
def directory_for(viewer: Actor, *, on: date) -> Directory:
    """
    Return whom to telephone on a day, section by section; a look at the numbers is recorded.

    :raises NotAllowedError: the viewer may not see the roster.
    """
    require(can_see_roster(viewer))
    on_duty = is_on_duty(viewer, clock.today())
    shows = bool(can_see_telephones(viewer, is_on_duty=on_duty))
    found: dict[int, list[OnCallContact]] = {}
    for contact in OnCallContact.objects.on_day(on):
        found.setdefault(contact.section_id, []).append(contact)
    if shows and found:
        audit.record("on_call.listed", actor=viewer, target=None, at=clock.now(), details={"sections": sorted(found)})
    lines = [OnCallLine(section=each, contacts=found.get(each.pk, [])) for each in sections_valid_on(on)]
    may_record = bool(can_record_attempt(viewer, is_on_duty=on_duty))
    return Directory(on=on, lines=lines, shows_telephones=shows, may_record=may_record)


def contacts_to_call(viewer: Actor, section_id: int, *, on: date) -> tuple[Section, Directory]:
    """
    Return a section with the people to telephone, for whoever may write down attempts.

    :raises NotAllowedError: the viewer is neither of the centre nor on duty today.
    :raises SectionNotValidError: there is no such section.
    """
    require(can_record_attempt(viewer, is_on_duty=is_on_duty(viewer, on)))
    directory = directory_for(viewer, on=on)
    lines = [line for line in directory.lines if line.section.pk == section_id]
    if not lines:
        raise SectionNotValidError
    return lines[0].section, replace(directory, lines=lines)


def all_contacts(viewer: Actor, *, since: date) -> QuerySet[OnCallContact]:
    """
    Return the list for those who keep it, without spans that are over.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_on_call(viewer))
    return OnCallContact.objects.filter(last__gte=since).select_related("section")


def contact_for(viewer: Actor, contact_id: int) -> OnCallContact:
    """
    Return one line of the list, to be changed.

    :raises NotAllowedError: the viewer is no administrator.
    :raises OnCallNotFoundError: there is nobody of this number.
    """
    require(can_keep_on_call(viewer))
    contact = OnCallContact.objects.select_related("section").filter(pk=contact_id).first()
    if contact is None:
        raise OnCallNotFoundError
    return contact


@transaction.atomic
def closed_days_for(viewer: Actor, *, on: date) -> ClosedDays:
    """
    Return what came in since the town hall's last working day before a day: one's sections', or all for the centre.

    :raises NotAllowedError: the viewer is neither of the centre nor of a section.
    """
    require(can_see_roster(viewer))
    sections = _sections_of(viewer, on)
    first, last = _span(on)
    attempts = list(attempts_between(viewer, first, last).filter(section__in=sections))
    handovers = list(_handovers(viewer, first, last).filter(section__in=sections))
    by_section = [_carried(section, handovers, attempts) for section in sections]
    audit.record("on_call.monday_read", actor=viewer, target=None, at=clock.now(), details={"day": on.isoformat()})
    return ClosedDays(first=first, last=last, sections=[each for each in by_section if each.handovers or each.attempts])


def attempts_between(viewer: Actor, first: date, last: date) -> QuerySet[CallAttempt]:
    """Return what was written down on these days, but for cases whose people the viewer must not find."""
    found = CallAttempt.objects.filter(made_at__range=_moments(first, last)).exclude(_hidden(viewer))
    found = found.select_related("section", "case", "made_by", "settled_by")
    return found if can_work_on_cases(viewer) else found.filter(section__in=viewer.section_ids)


def _hidden(viewer: Actor) -> Q:
    return Q(case__isnull=False) & hidden_cases(viewer, by="case")


def _handovers(viewer: Actor, first: date, last: date) -> QuerySet[Handover]:
    found = Handover.objects.filter(sent_at__range=_moments(first, last)).exclude(hidden_cases(viewer, by="case"))
    return found.select_related("case", "section").order_by("sent_at", "pk")


def _sections_of(viewer: Actor, on: date) -> list[Section]:
    if viewer.has(Role.CENTRE_STAFF):
        return list(sections_valid_on(on))
    return [section for section in sections_valid_on(on) if section.pk in viewer.section_ids]


def _carried(section: Section, handovers: Sequence[Handover], attempts: Sequence[CallAttempt]) -> Carried:
    return Carried(
        section=section,
        handovers=[each for each in handovers if each.section_id == section.pk],
        attempts=[each for each in attempts if each.section_id == section.pk],
    )


def _span(on: date) -> tuple[date, date]:
    """Return the closed days that end on the day, or the last ones before it where the town hall works again."""
    works, last = business_days_between(on - _LONGEST, on), on
    while works(last) and last > on - _LONGEST:
        last -= _ONE_DAY
    first = last
    while first - _ONE_DAY >= on - _LONGEST and not works(first - _ONE_DAY):
        first -= _ONE_DAY
    return first, last


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    begins = datetime.combine(first, time.min, tzinfo=clock.TOKYO)
    return begins, datetime.combine(last, time.max, tzinfo=clock.TOKYO)


def case_id_of(viewer: Actor, number: str) -> int | None:
    """
    Return the case of a number as somebody types it; none for an empty one.

    :raises CaseNumberUnknownError: the viewer finds no such case.
    """
    typed = japanese.fold_width(number).strip()
    if not typed:
        return None
    case_id = cases_visible_to(viewer).filter(number=typed).values_list("pk", flat=True).first()
    if case_id is None:
        raise CaseNumberUnknownError(field="number")
    return case_id
