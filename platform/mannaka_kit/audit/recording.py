"""Write one entry in the caller's transaction."""

from datetime import datetime

from django.db.models import Model

from mannaka_kit.audit.actors import Actor
from mannaka_kit.audit.models import Entry
from mannaka_kit.audit.outcomes import Outcome
from mannaka_kit.impersonal import Details, require_codes
from mannaka_kit.request_log import current_request_id
from mannaka_kit.transactions import require_transaction

_VERSION = 1


def record(
    action: str,
    *,
    actor: Actor,
    target: Model | None,
    at: datetime,
    case_id: int | None = None,
    outcome: Outcome = Outcome.DONE,
    reason: str = "",
    details: Details | None = None,
) -> Entry:
    """Record a change or a read, so that either both happen or neither.

    :raises NotInTransactionError: outside a transaction.
    :raises PersonalDataError: if the details hold more than numbers, keys and codes.
    """
    require_transaction()
    require_codes({"action": action, "reason": reason, "label": actor.audit_label})
    target_type, target_id = _named(target)
    return Entry.objects.create(
        at=at,
        actor_id=actor.pk,
        actor_label=actor.audit_label,
        action=action,
        target_type=target_type,
        target_id=target_id,
        case_id=case_id,
        outcome=outcome,
        reason=reason,
        request_id=current_request_id(),
        details={"v": _VERSION, **require_codes(details or {})},
    )


def _named(target: Model | None) -> tuple[str, str]:
    if target is None:
        return "", ""
    return target._meta.label_lower, str(target.pk)
