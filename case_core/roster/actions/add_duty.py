"""Put somebody on duty."""

from datetime import datetime

from django.db import transaction

from case_core.roster.departing import details_of, write_departure
from case_core.roster.duty_facts import DutyTimes, require_place, write_alone
from case_core.roster.events import RosterChanged
from case_core.roster.models import Duty
from case_core.roster.policies import can_keep_roster
from case_core.roster.rule_guard import hold_roster, place_of
from case_core.roster.states import DutyChange, DutyKind
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@transaction.atomic
def add_duty(
    *,
    counsellor_id: int,
    times: DutyTimes,
    kind: str,
    actor: Acting,
    at: datetime,
    is_locked: bool = False,
    reason: str = "",
) -> Duty:
    """
    Put a person on duty for some hours of a day; against a rule with a reason that stays.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises PastDayError: the day is over.
    :raises TimesNotInOrderError: it ends before it begins.
    :raises NotThereError: the person does not belong to the roster on the day.
    :raises RulesClashError: it breaks rules that held before, and no reason is given.
    :raises OverlappingDutyError: the person is on duty at this time already.
    """
    require(can_keep_roster(actor))
    hold_roster()
    today = at.astimezone(clock.TOKYO).date()
    person = require_place(counsellor_id=counsellor_id, times=times, today=today)
    duty = Duty(counsellor=person, kind=DutyKind(kind), is_locked=is_locked)
    duty.on, duty.begins, duty.ends = times.on, times.begins, times.ends
    broken = write_departure(DutyChange.ADDED, come=[place_of(duty)], reason=reason, actor=actor, at=at)
    write_alone(lambda: duty.save(force_insert=True))
    audit.record("duty.added", actor=actor, target=duty, at=at, details=details_of(duty, broken))
    events.record(RosterChanged())
    return duty
