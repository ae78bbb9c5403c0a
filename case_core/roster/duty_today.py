"""Who is on duty on a day, asked by those who are."""

from datetime import date

from case_core.roster.models import Duty
from case_core.roster.states import DutyKind
from tenants.accounts.actor import Actor


def is_on_duty(actor: Actor, on: date) -> bool:
    """Tell whether somebody is on duty on a day; one statement."""
    return Duty.objects.filter(on=on, counsellor__user=actor.user_id).exists()


def is_on_closed_day_duty(actor: Actor, on: date) -> bool:
    """Tell whether somebody is on duty on a day on which the town hall is closed; one statement."""
    return Duty.objects.filter(on=on, counsellor__user=actor.user_id, kind=DutyKind.CLOSED_DAY).exists()
