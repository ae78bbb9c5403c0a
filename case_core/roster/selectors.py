"""Reads of the roster: who may stand on it sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from django.db.models import QuerySet

from case_core.roster.clash_words import sentences_of
from case_core.roster.errors import CounsellorNotFoundError, DutyNotFoundError, ProposalNotFoundError
from case_core.roster.models import Absence, Counsellor, Departure, Duty, Proposal, Wish
from case_core.roster.policies import can_keep_roster, can_see_roster, can_write_for
from case_core.roster.querysets import CounsellorQuerySet, DutyQuerySet
from case_core.roster.rule_checks import Clash
from case_core.roster.states import CounsellorKind
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.hours.calendar_rules import Opening
from tenants.hours.selectors import business_days_between, openings_between

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterDay:
    """A day of the roster: its hours, whether the town hall works, and who is on duty."""

    on: date
    opening: Opening
    is_business_day: bool
    duties: list[Duty] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """A person with the duties of each day of the month, in order."""

    counsellor: Counsellor
    is_own: bool
    days: list[tuple[RosterDay, list[Duty]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfDuties:
    """A month: by days for narrow screens, by people for wide ones; one's own line first."""

    days: list[RosterDay]
    lines: list[RosterLine]
    own: list[Duty]


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed:
    """A change against a rule, with the rules in words."""

    change: Departure
    sentences: list[str]


def duties_between(first: date, last: date) -> DutyQuerySet:
    """Return the duties of these days with their people; who offers times to citizens is no viewer."""
    return Duty.objects.between(first, last).select_related("counsellor")


def duties_for(viewer: Actor, *, first: date, last: date) -> DutyQuerySet:
    """
    Return the duties of these days.

    :raises NotAllowedError: the viewer is neither of the centre, nor of a section, nor an administrator.
    """
    require(can_see_roster(viewer))
    return duties_between(first, last).select_related("counsellor__section")


def month_for(viewer: Actor, month: date) -> MonthOfDuties:
    """
    Return a month of the roster, in four statements.

    :raises NotAllowedError: the viewer may not see the roster.
    """
    first = month.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - _ONE_DAY
    found = list(duties_for(viewer, first=first, last=last))
    days = _days(first, last, {on: list(group) for on, group in groupby(found, key=lambda duty: duty.on)})
    people = Counsellor.objects.valid_between(first, last).select_related("section")
    lines = [_line(person, days, viewer) for person in people]
    return MonthOfDuties(
        days=days,
        lines=sorted(lines, key=_place_in_table),
        own=[duty for duty in found if duty.counsellor.user_id == viewer.user_id],
    )


def _place_in_table(line: RosterLine) -> tuple[bool, int]:
    """Put one's own line first, then kinds together; people stay in the order of their readings."""
    return not line.is_own, list(CounsellorKind).index(CounsellorKind(line.counsellor.kind))


def _days(first: date, last: date, duties: Mapping[date, list[Duty]]) -> list[RosterDay]:
    is_business_day = business_days_between(first, last)
    return [
        RosterDay(on=on, opening=opening, is_business_day=is_business_day(on), duties=duties.get(on, []))
        for on, opening in openings_between(first, last)
    ]


def _line(person: Counsellor, days: list[RosterDay], viewer: Actor) -> RosterLine:
    return RosterLine(
        counsellor=person,
        is_own=person.user_id == viewer.user_id,
        days=[(day, [duty for duty in day.duties if duty.counsellor_id == person.pk]) for day in days],
    )


def duty_for(viewer: Actor, duty_id: int) -> Duty:
    """
    Return one duty, to be changed.

    :raises NotAllowedError: the viewer does not keep the roster.
    :raises DutyNotFoundError: there is none.
    """
    require(can_keep_roster(viewer))
    duty = Duty.objects.select_related("counsellor").filter(pk=duty_id).first()
    if duty is None:
        raise DutyNotFoundError
    return duty


def departures_on(viewer: Actor, on: date) -> list[Departed]:
    """
    Return the changes of a day that were made against a rule, with what did not hold.

    :raises NotAllowedError: the viewer does not keep the roster.
    """
    require(can_keep_roster(viewer))
    rows = list(Departure.objects.filter(on=on).select_related("counsellor", "decided_by"))
    return [Departed(change=row, sentences=sentences_of(Clash.of(code) for code in row.clashes)) for row in rows]


def counsellors_for(viewer: Actor, *, on: date, with_ended: bool = False) -> CounsellorQuerySet:
    """
    Return the people of the roster who are there or will come, with those who have left on request.

    :raises NotAllowedError: the viewer does not keep the roster.
    """
    require(can_keep_roster(viewer))
    found = Counsellor.objects.select_related("section", "user")
    return found.all() if with_ended else found.not_ended(on)


def counsellor_for(viewer: Actor, counsellor_id: int) -> Counsellor:
    """
    Return a person of the roster: oneself, or anybody for those who keep it.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is somebody else.
    """
    counsellor = Counsellor.objects.select_related("section").filter(pk=counsellor_id).first()
    if counsellor is None:
        require(can_see_roster(viewer))
        raise CounsellorNotFoundError
    require(can_write_for(viewer, counsellor))
    return counsellor


def own_counsellor(viewer: Actor, *, on: date) -> Counsellor | None:
    """Return the viewer's own place on the roster, if there is one."""
    return Counsellor.objects.filter(user_id=viewer.user_id).not_ended(on).first()


def staff_to_choose() -> QuerySet[User]:
    """Return the members of staff who may be named on the roster."""
    return User.objects.of_staff().filter(is_active=True)


def absences_of(counsellor: Counsellor, *, since: date) -> QuerySet[Absence]:
    """Return when somebody is away from a day on."""
    return counsellor.absences.filter(last__gte=since)


def wishes_of(counsellor: Counsellor, *, since: date) -> QuerySet[Wish]:
    """Return what somebody wishes from a day on."""
    return counsellor.wishes.filter(on__gte=since)


def proposals_for(viewer: Actor) -> QuerySet[Proposal]:
    """
    Return the proposed rosters, newest first.

    :raises NotAllowedError: the viewer does not keep the roster.
    """
    require(can_keep_roster(viewer))
    return Proposal.objects.select_related("asked_by", "decided_by")


def proposal_for(viewer: Actor, proposal_id: int) -> Proposal:
    """
    Return one proposed roster.

    :raises NotAllowedError: the viewer does not keep the roster.
    :raises ProposalNotFoundError: there is none.
    """
    proposal = proposals_for(viewer).filter(pk=proposal_id).first()
    if proposal is None:
        raise ProposalNotFoundError
    return proposal
