"""Ask a colleague to exchange a duty."""

from datetime import datetime

from django.db import IntegrityError, transaction

from case_core.roster.errors import (
    CounsellorNotFoundError,
    DutyNotFoundError,
    NotThereError,
    SamePersonError,
    SwapUnderWayError,
)
from case_core.roster.events import SwapAsked
from case_core.roster.models import Counsellor, Duty, Swap
from case_core.roster.policies import can_speak_for
from case_core.roster.rule_guard import hold_roster
from case_core.roster.swap_turns import require_possible
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def ask_swap(
    *, duty_id: int, wanted_id: int | None = None, taker_id: int | None = None, words: str, actor: Actor, at: datetime
) -> Swap:
    """
    Ask to swap a duty for another one, or a colleague to take it over.

    :raises DutyNotFoundError: there is no such duty.
    :raises NotAllowedError: it is neither the actor's duty nor one of their section's.
    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises SamePersonError: the colleague is the person themselves, or nobody is named.
    :raises NotThereError: the colleague does not belong to the roster on the day.
    :raises PastDayError: a day of it is over.
    :raises RulesClashError: it would break rules of the roster, which are named.
    :raises SwapUnderWayError: somebody is asked about this duty already.
    """
    hold_roster()
    given = _duty(duty_id)
    require(can_speak_for(actor, given.counsellor))
    taken = None if wanted_id is None else _duty(wanted_id)
    swap = _drafted(given, taken, taker=_colleague(taker_id) if taken is None else taken.counsellor)
    swap.words, swap.asked_by_id, swap.asked_at = words.strip(), actor.user_id, at
    require_possible(swap, at=at)
    _insert(swap)
    audit.record("swap.asked", actor=actor, target=swap, at=at, details={"duty": given.pk, "person": swap.taker_id})
    events.record(SwapAsked(swap_id=swap.pk))
    return swap


def _duty(duty_id: int) -> Duty:
    duty = Duty.objects.select_related("counsellor").filter(pk=duty_id).first()
    if duty is None:
        raise DutyNotFoundError
    return duty


def _colleague(taker_id: int | None) -> Counsellor:
    if taker_id is None:
        raise SamePersonError(field="taker")
    colleague = Counsellor.objects.filter(pk=taker_id).first()
    if colleague is None:
        raise CounsellorNotFoundError
    return colleague


def _drafted(given: Duty, taken: Duty | None, *, taker: Counsellor) -> Swap:
    if taker.pk == given.counsellor_id:
        raise SamePersonError(field="taker" if taken is None else "wanted")
    if not taker.is_there_on(given.on):
        raise NotThereError(field="taker")
    if taken is not None and not given.counsellor.is_there_on(taken.on):
        raise NotThereError(field="wanted")
    swap = Swap(given=given, giver=given.counsellor, taker=taker, taken=taken)
    swap.given_on, swap.given_begins, swap.given_ends = given.on, given.begins, given.ends
    if taken is not None:
        swap.taken_on, swap.taken_begins, swap.taken_ends = taken.on, taken.begins, taken.ends
    return swap


def _insert(swap: Swap) -> None:
    try:
        with transaction.atomic():
            swap.save(force_insert=True)
    except IntegrityError as error:
        if "swap_one_open_for_a_duty" not in str(error):
            raise
        raise SwapUnderWayError from error
