"""Change who is on duty, or when."""

from datetime import datetime

from django.db import transaction

from case_core.roster.departing import details_of, write_departure
from case_core.roster.duty_facts import DutyTimes, locked_duty, require_place, write_alone
from case_core.roster.errors import PastDayError
from case_core.roster.events import RosterChanged
from case_core.roster.models import Duty
from case_core.roster.policies import can_keep_roster
from case_core.roster.rule_guard import hold_roster, place_of
from case_core.roster.states import DutyChange
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@transaction.atomic
def change_duty(
    *,
    duty_id: int,
    counsellor_id: int,
    times: DutyTimes,
    is_locked: bool,
    actor: Acting,
    at: datetime,
    reason: str = "",
) -> Duty:
    """
    Change a duty that is not over, against a rule with a reason; locking keeps it when a new roster is proposed.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises DutyNotFoundError: there is no such duty.
    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises PastDayError: the day is over.
    :raises TimesNotInOrderError: it ends before it begins.
    :raises NotThereError: the person does not belong to the roster on the day.
    :raises RulesClashError: it breaks rules that held before, and no reason is given.
    :raises OverlappingDutyError: the person is on duty at this time already.
    """
    require(can_keep_roster(actor))
    hold_roster()
    duty = locked_duty(duty_id)
    today = at.astimezone(clock.TOKYO).date()
    if duty.on < today:
        raise PastDayError(field="on")
    person = require_place(counsellor_id=counsellor_id, times=times, today=today)
    before = place_of(duty)
    duty.counsellor, duty.is_locked = person, is_locked
    duty.on, duty.begins, duty.ends = times.on, times.begins, times.ends
    moved = {"gone": [before], "come": [place_of(duty)]}
    broken = write_departure(DutyChange.CHANGED, **moved, reason=reason, actor=actor, at=at)
    write_alone(duty.save)
    audit.record("duty.changed", actor=actor, target=duty, at=at, details=details_of(duty, broken))
    events.record(RosterChanged())
    return duty
