"""Say that one has seen a notice."""

from datetime import datetime

from django.db import transaction

from case_core.records.errors import OpeningNotFoundError
from case_core.records.models import OpeningNotice
from case_core.records.policies import can_come_to_records
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def acknowledge_opening(*, opening_id: int, actor: Actor, at: datetime) -> OpeningNotice:
    """
    Take the notice of a look in an emergency off one's own list; a second time changes nothing.

    :raises NotAllowedError: the actor is not of the centre.
    :raises OpeningNotFoundError: the actor was told of no such look.
    """
    require(can_come_to_records(actor))
    notices = OpeningNotice.objects.select_for_update(of=["self"]).select_related("opening__compartment")
    notice = notices.filter(opening_id=opening_id, user_id=actor.user_id).first()
    if notice is None:
        raise OpeningNotFoundError
    if notice.seen_at is None:
        notice.seen_at = at
        notice.save(update_fields=["seen_at"])
        case_id = notice.opening.compartment.case_id
        audit.record("record.notice_seen", actor=actor, target=notice.opening, at=at, case_id=case_id)
    return notice
