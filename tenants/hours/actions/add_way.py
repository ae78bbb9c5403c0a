"""Add a way to reach the centre."""

import re
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.errors import TakenCodeError, WrongCodeError
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.models import Way
from tenants.hours.way_facts import WayFacts, put_facts

_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")


@transaction.atomic
def add_way(*, actor: Acting, code: str, facts: WayFacts, at: datetime) -> Way:
    """Add a way; until it gets hours of its own it is open when the centre is.

    :raises NotAllowedError: if the actor is no administrator.
    :raises WrongCodeError: if the code could not stand in an address.
    :raises MissingWayNameError: if there is no name.
    :raises TakenCodeError: if another way has the code.
    """
    require(can_administer(actor))
    if not _CODE.fullmatch(code):
        raise WrongCodeError(field="code")
    way = Way(code=code)
    put_facts(way, facts)
    try:
        with transaction.atomic():
            way.save(force_insert=True)
    except IntegrityError as error:
        raise TakenCodeError(field="code") from error
    audit.record("hours.way_added", actor=actor, target=way, at=at, details={"code": code, "kind": str(facts.kind)})
    events.record(OpeningHoursChanged())
    return way
