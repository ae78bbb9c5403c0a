"""Make a special day an ordinary one again."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.checks import require_not_past
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.models import SpecialDay


@transaction.atomic
def remove_special_day(*, actor: Acting, day: SpecialDay, at: datetime) -> None:
    """Remove a special day that is not over.

    :raises NotAllowedError: if the actor is no administrator.
    :raises PastDayError: if the day is over.
    """
    require(can_administer(actor))
    require_not_past(day.on, today=at.astimezone(clock.TOKYO).date(), field="on")
    audit.record("hours.special_day_removed", actor=actor, target=day, at=at, details={"on": day.on.isoformat()})
    day.delete()
    events.record(OpeningHoursChanged())
