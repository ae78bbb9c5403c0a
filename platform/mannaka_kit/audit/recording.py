"""Write one entry in the caller's transaction."""

from datetime import datetime
from typing import Any

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
    return Entry.objects.create(
        at=at,
        **_actor_fields(actor),
        action=action,
        **_target_fields(target),
        case_id=case_id,
        outcome=outcome,
        reason=reason,
        request_id=current_request_id(),
        details={"v": _VERSION, **require_codes(details or {})},
    )


def _actor_fields(actor: Actor) -> dict[str, Any]:
    return {"actor_id": actor.pk, "actor_label": actor.audit_label}


def _target_fields(target: Model | None) -> dict[str, Any]:
    if target is None:
        return {}
    # Django documents `_meta` as public.
    return {"target_type": target._meta.label_lower, "target_id": str(target.pk)}
