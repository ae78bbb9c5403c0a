"""Decline to exchange a duty."""

from datetime import datetime

from django.db import transaction

from case_core.roster.errors import TextMissingError
from case_core.roster.events import SwapDeclined
from case_core.roster.models import Swap
from case_core.roster.policies import can_speak_for
from case_core.roster.states import SwapStatus
from case_core.roster.swap_turns import locked_swap, require_turn
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def decline_swap(*, swap_id: int, reason: str, actor: Actor, at: datetime) -> Swap:
    """
    Say no for the colleague who was asked, with the reason; nothing changes.

    :raises SwapNotFoundError: there is no such exchange.
    :raises NotAllowedError: the actor was not asked, nor their section.
    :raises TextMissingError: the reason is empty.
    :raises SwapDecidedError: it was answered already, or taken back.
    """
    swap = locked_swap(swap_id)
    require(can_speak_for(actor, swap.taker))
    if not reason.strip():
        raise TextMissingError(field="reason")
    require_turn(swap, SwapStatus.DECLINED)
    swap.status, swap.reason = SwapStatus.DECLINED, reason.strip()
    swap.answered_by_id, swap.answered_at = actor.user_id, at
    swap.save(update_fields=["status", "reason", "answered_by", "answered_at"])
    audit.record("swap.declined", actor=actor, target=swap, at=at)
    events.record(SwapDeclined(swap_id=swap.pk))
    return swap
