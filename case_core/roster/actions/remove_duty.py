"""Take somebody off duty."""

from datetime import datetime

from django.db import transaction

from case_core.roster.duty_facts import locked_duty
from case_core.roster.errors import PastDayError
from case_core.roster.events import RosterChanged
from case_core.roster.policies import can_keep_roster
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@transaction.atomic
def remove_duty(*, duty_id: int, actor: Acting, at: datetime) -> int:
    """
    Take a duty that is not over off the roster, and return its number.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises DutyNotFoundError: there is no such duty.
    :raises PastDayError: the day is over: who was there is not rewritten.
    """
    require(can_keep_roster(actor))
    duty = locked_duty(duty_id)
    if duty.on < at.astimezone(clock.TOKYO).date():
        raise PastDayError
    told: dict[str, int | str] = {"on": duty.on.isoformat(), "person": duty.counsellor_id}
    audit.record("duty.removed", actor=actor, target=duty, at=at, details={**told})
    duty.delete()
    events.record(RosterChanged())
    return duty_id
