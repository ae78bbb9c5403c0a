"""Withdraw a change of hours that has not begun."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.errors import NotPlannedError
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.models import RegularHours


@transaction.atomic
def withdraw_change(*, actor: Acting, change: RegularHours, at: datetime) -> None:
    """Remove a planned change, so that the hours before it go on.

    :raises NotAllowedError: if the actor is no administrator.
    :raises NotPlannedError: if the change has begun.
    """
    require(can_administer(actor))
    if change.valid_from <= at.astimezone(clock.TOKYO).date():
        raise NotPlannedError
    details = {"day_type": str(change.day_type), "valid_from": change.valid_from.isoformat()}
    audit.record("hours.change_withdrawn", actor=actor, target=change, at=at, details=details)
    change.delete()
    events.record(OpeningHoursChanged())
