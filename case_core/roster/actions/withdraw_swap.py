"""Take the wish for an exchange back."""

from datetime import datetime

from django.db import transaction

from case_core.roster.events import SwapWithdrawn
from case_core.roster.models import Swap
from case_core.roster.policies import can_speak_for
from case_core.roster.states import SwapStatus
from case_core.roster.swap_turns import locked_swap, require_turn
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def withdraw_swap(*, swap_id: int, actor: Actor, at: datetime) -> Swap:
    """
    Ask no longer, until the duties are exchanged.

    :raises SwapNotFoundError: there is no such exchange.
    :raises NotAllowedError: it is neither the actor's wish nor their section's.
    :raises SwapDecidedError: it is over already.
    """
    swap = locked_swap(swap_id)
    require(can_speak_for(actor, swap.giver))
    require_turn(swap, SwapStatus.WITHDRAWN)
    swap.status = SwapStatus.WITHDRAWN
    swap.save(update_fields=["status"])
    audit.record("swap.withdrawn", actor=actor, target=swap, at=at)
    events.record(SwapWithdrawn(swap_id=swap.pk))
    return swap
