"""Agree to exchange a duty."""

from datetime import datetime

from django.db import transaction

from case_core.roster import rules
from case_core.roster.events import SwapAgreed, SwapDone
from case_core.roster.models import Swap
from case_core.roster.policies import can_speak_for
from case_core.roster.states import SwapStatus
from case_core.roster.swap_turns import exchange, locked_swap, require_possible, require_turn
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def agree_swap(*, swap_id: int, actor: Actor, at: datetime) -> Swap:
    """
    Say yes for the colleague who was asked; where the city wants no approval, the duties are exchanged at once.

    :raises SwapNotFoundError: there is no such exchange.
    :raises NotAllowedError: the actor was not asked, nor their section.
    :raises SwapDecidedError: it was answered already, or taken back.
    :raises PastDayError: a day of it is over.
    :raises DutyChangedError: a duty changed since it was asked for.
    :raises RulesClashError: it would break rules of the roster, which are named.
    :raises OverlappingDutyError: one of them is on duty at this time already.
    """
    swap = locked_swap(swap_id)
    require(can_speak_for(actor, swap.taker))
    waits = rules.swaps_need_approval()
    target = SwapStatus.AGREED if waits else SwapStatus.DONE
    require_turn(swap, SwapStatus.AGREED)  # from a question only
    require_possible(swap, at=at)
    if not waits:
        exchange(swap)
    swap.status, swap.answered_by_id, swap.answered_at = target, actor.user_id, at
    swap.save(update_fields=["status", "answered_by", "answered_at"])
    audit.record("swap.agreed", actor=actor, target=swap, at=at, details={"is_done": not waits})
    events.record(SwapAgreed(swap_id=swap.pk) if waits else SwapDone(swap_id=swap.pk))
    return swap
