"""Take somebody off duty."""

from datetime import datetime

from django.db import transaction

from case_core.roster.departing import details_of, write_departure
from case_core.roster.duty_facts import locked_duty
from case_core.roster.errors import PastDayError
from case_core.roster.events import RosterChanged
from case_core.roster.policies import can_keep_roster
from case_core.roster.rule_guard import hold_roster, place_of
from case_core.roster.states import DutyChange
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@transaction.atomic
def remove_duty(*, duty_id: int, actor: Acting, at: datetime, reason: str = "") -> int:
    """
    Take a duty that is not over off the roster, against a rule with a reason, and return its number.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises DutyNotFoundError: there is no such duty.
    :raises PastDayError: the day is over: who was there is not rewritten.
    :raises RulesClashError: its day then falls short, and no reason is given.
    """
    require(can_keep_roster(actor))
    hold_roster()
    duty = locked_duty(duty_id)
    if duty.on < at.astimezone(clock.TOKYO).date():
        raise PastDayError
    broken = write_departure(DutyChange.REMOVED, gone=[place_of(duty)], reason=reason, actor=actor, at=at)
    audit.record("duty.removed", actor=actor, target=duty, at=at, details=details_of(duty, broken))
    duty.delete()
    events.record(RosterChanged())
    return duty_id
