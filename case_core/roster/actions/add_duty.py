"""Put somebody on duty."""

from datetime import date, datetime, time

from django.db import transaction

from case_core.roster.duty_facts import require_place, write_alone
from case_core.roster.events import RosterChanged
from case_core.roster.models import Duty
from case_core.roster.policies import can_keep_roster
from case_core.roster.states import DutyKind
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@transaction.atomic
def add_duty(
    *,
    counsellor_id: int,
    on: date,
    begins: time,
    ends: time,
    kind: str,
    actor: Acting,
    at: datetime,
    is_locked: bool = False,
) -> Duty:
    """
    Put a person on duty for some hours of a day.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises PastDayError: the day is over.
    :raises TimesNotInOrderError: it ends before it begins.
    :raises NotThereError: the person does not belong to the roster on the day.
    :raises OverlappingDutyError: the person is on duty at this time already.
    """
    require(can_keep_roster(actor))
    today = at.astimezone(clock.TOKYO).date()
    person = require_place(counsellor_id=counsellor_id, on=on, begins=begins, ends=ends, today=today)
    duty = Duty(counsellor=person, on=on, begins=begins, ends=ends, kind=DutyKind(kind), is_locked=is_locked)
    write_alone(lambda: duty.save(force_insert=True))
    audit.record("duty.added", actor=actor, target=duty, at=at, details={"on": on.isoformat(), "person": person.pk})
    events.record(RosterChanged())
    return duty
