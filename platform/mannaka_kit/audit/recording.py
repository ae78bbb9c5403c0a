"""Write one entry in the caller's transaction."""

import json
from datetime import datetime

from django.db.models import Model

from mannaka_kit.audit.actors import Actor
from mannaka_kit.audit.outcomes import Outcome
from mannaka_kit.impersonal import Details, require_codes
from mannaka_kit.request_log import current_request_id
from mannaka_kit.transactions import write_rows

_VERSION = 1
# Written by hand: each change and each read makes an entry, and building this anew takes longer than writing it.
_INSERT = """
INSERT INTO audit_entry
    (at, actor_id, actor_label, action, target_type, target_id, case_id, outcome, reason, request_id, details)
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
) -> None:
    """Record a change or a read, so that either both happen or neither.

    :raises NotInTransactionError: outside a transaction.
    :raises PersonalDataError: if the details hold more than numbers, keys and codes.
    """
    require_codes({"action": action, "reason": reason, "label": actor.audit_label})
    # Django documents `_meta` as public.
    about = ("", "") if target is None else (target._meta.label_lower, str(target.pk))
    told = json.dumps({"v": _VERSION, **require_codes(details or {})})
    who, what = (actor.pk, actor.audit_label), (str(outcome), reason, current_request_id(), told)
    write_rows(_INSERT, [(at, *who, action, *about, case_id, *what)])
