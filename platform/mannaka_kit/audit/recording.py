"""Write one entry in the caller's transaction."""

import json
from datetime import datetime

from django.db import connection
from django.db.models import Model

from mannaka_kit.audit.actors import Actor
from mannaka_kit.audit.outcomes import Outcome
from mannaka_kit.impersonal import Details, require_codes
from mannaka_kit.request_log import current_request_id
from mannaka_kit.transactions import require_transaction

_VERSION = 1
# Written by hand: each change and each read makes an entry, and building this anew takes longer than writing it.
_INSERT = """
INSERT INTO audit_entry
    (at, actor_id, actor_label, action, target_type, target_id, case_id, outcome, reason, request_id, details)
VALUES (%(at)s, %(actor_id)s, %(actor_label)s, %(action)s, %(target_type)s, %(target_id)s, %(case_id)s, %(outcome)s,
    %(reason)s, %(request_id)s, %(details)s)
RETURNING id
"""


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
) -> int:
    """Record a change or a read, so that either both happen or neither, and return the entry's key.

    :raises NotInTransactionError: outside a transaction.
    :raises PersonalDataError: if the details hold more than numbers, keys and codes.
    """
    require_transaction()
    require_codes({"action": action, "reason": reason, "label": actor.audit_label})
    values = {
        "at": at,
        "actor_id": actor.pk,
        "actor_label": actor.audit_label,
        "action": action,
        # Django documents `_meta` as public.
        "target_type": "" if target is None else target._meta.label_lower,
        "target_id": "" if target is None else str(target.pk),
        "case_id": case_id,
        "outcome": str(outcome),
        "reason": reason,
        "request_id": current_request_id(),
        "details": json.dumps({"v": _VERSION, **require_codes(details or {})}),
    }
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
        return int(cursor.fetchone()[0])
