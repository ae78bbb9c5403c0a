"""Change what a way to the centre is called, where it is, and whether it is offered."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.models import Way
from tenants.hours.way_facts import WayFacts, put_facts


@transaction.atomic
def change_way(*, actor: Acting, way: Way, facts: WayFacts, is_offered: bool, at: datetime) -> Way:
    """Change a way; its code stays, because programs call it by that.

    :raises NotAllowedError: if the actor is no administrator.
    :raises MissingWayNameError: if there is no name.
    """
    require(can_administer(actor))
    put_facts(way, facts)
    way.is_offered = is_offered
    way.save()
    audit.record("hours.way_changed", actor=actor, target=way, at=at, details={"code": way.code, "offered": is_offered})
    events.record(OpeningHoursChanged())
    return way
