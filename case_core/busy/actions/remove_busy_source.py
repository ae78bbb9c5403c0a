"""Take nobody's calendar into account any more."""

from datetime import datetime

from django.db import transaction

from case_core.busy.errors import NoSourceError
from case_core.busy.locks import locked_person
from case_core.busy.models import BusyTime
from mannaka_kit import audit
from tenants.accounts.actor import Actor


@transaction.atomic
def remove_busy_source(*, counsellor_id: int, actor: Actor, at: datetime) -> None:
    """
    Forget where somebody's busy times come from, and the times.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is neither the actor nor is the actor a keeper of the roster.
    :raises NoSourceError: there is nothing to forget.
    """
    person, source = locked_person(counsellor_id, actor=actor)
    if source is None:
        raise NoSourceError
    BusyTime.objects.filter(counsellor=person).delete()
    audit.record("busy.removed", actor=actor, target=source, at=at, details={"counsellor": person.pk})
    source.delete()
