"""Refuse an exchange of duties."""

from datetime import datetime

from django.db import transaction

from case_core.roster.errors import TextMissingError
from case_core.roster.events import SwapRefused
from case_core.roster.models import Swap
from case_core.roster.policies import can_keep_roster
from case_core.roster.states import SwapStatus
from case_core.roster.swap_turns import locked_swap, require_turn
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def refuse_swap(*, swap_id: int, reason: str, actor: Actor, at: datetime) -> Swap:
    """
    Leave the duties as they are although two people agreed, with the reason.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises SwapNotFoundError: there is no such exchange.
    :raises TextMissingError: the reason is empty.
    :raises SwapDecidedError: the colleague has not agreed, or it is decided or taken back.
    """
    require(can_keep_roster(actor))
    swap = locked_swap(swap_id)
    if not reason.strip():
        raise TextMissingError(field="reason")
    require_turn(swap, SwapStatus.REFUSED)
    swap.status, swap.reason = SwapStatus.REFUSED, reason.strip()
    swap.decided_by_id, swap.decided_at = actor.user_id, at
    swap.save(update_fields=["status", "reason", "decided_by", "decided_at"])
    audit.record("swap.refused", actor=actor, target=swap, at=at)
    events.record(SwapRefused(swap_id=swap.pk))
    return swap
