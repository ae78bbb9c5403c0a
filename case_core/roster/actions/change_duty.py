"""Change who is on duty, or when."""

from datetime import date, datetime, time

from django.db import transaction

from case_core.roster.duty_facts import locked_duty, require_place, write_alone
from case_core.roster.errors import PastDayError
from case_core.roster.events import RosterChanged
from case_core.roster.models import Duty
from case_core.roster.policies import can_keep_roster
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@transaction.atomic
def change_duty(
    *,
    duty_id: int,
    counsellor_id: int,
    on: date,
    begins: time,
    ends: time,
    is_locked: bool,
    actor: Acting,
    at: datetime,
) -> Duty:
    """
    Change a duty that is not over; locking keeps it when a new roster is proposed.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises DutyNotFoundError: there is no such duty.
    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises PastDayError: the day is over.
    :raises TimesNotInOrderError: it ends before it begins.
    :raises NotThereError: the person does not belong to the roster on the day.
    :raises OverlappingDutyError: the person is on duty at this time already.
    """
    require(can_keep_roster(actor))
    duty = locked_duty(duty_id)
    today = at.astimezone(clock.TOKYO).date()
    if duty.on < today:
        raise PastDayError(field="on")
    person = require_place(counsellor_id=counsellor_id, on=on, begins=begins, ends=ends, today=today)
    duty.counsellor, duty.on, duty.begins, duty.ends = person, on, begins, ends
    duty.is_locked = is_locked
    write_alone(duty.save)
    audit.record("duty.changed", actor=actor, target=duty, at=at, details={"on": on.isoformat(), "person": person.pk})
    events.record(RosterChanged())
    return duty
