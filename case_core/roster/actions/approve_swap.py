"""Approve an exchange of duties."""

from datetime import datetime

from django.db import transaction

from case_core.roster.errors import SwapDecidedError
from case_core.roster.events import SwapDone
from case_core.roster.models import Swap
from case_core.roster.policies import can_keep_roster
from case_core.roster.states import SwapStatus
from case_core.roster.swap_turns import exchange, locked_swap, require_possible
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def approve_swap(*, swap_id: int, actor: Actor, at: datetime) -> Swap:
    """
    Exchange the duties that two people agreed on; the rules are checked once more.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises SwapNotFoundError: there is no such exchange.
    :raises SwapDecidedError: the colleague has not agreed, or it is decided or taken back.
    :raises PastDayError: a day of it is over.
    :raises DutyChangedError: a duty changed since it was asked for.
    :raises RulesClashError: it would break rules of the roster, which are named.
    :raises OverlappingDutyError: one of them is on duty at this time already.
    """
    require(can_keep_roster(actor))
    swap = locked_swap(swap_id)
    if swap.status != SwapStatus.AGREED:
        raise SwapDecidedError
    require_possible(swap, at=at)
    exchange(swap)
    swap.status, swap.decided_by_id, swap.decided_at = SwapStatus.DONE, actor.user_id, at
    swap.save(update_fields=["status", "decided_by", "decided_at"])
    audit.record("swap.approved", actor=actor, target=swap, at=at)
    events.record(SwapDone(swap_id=swap.pk))
    return swap
