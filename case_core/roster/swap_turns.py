"""Take an exchange of duties for a turn, and carry it out."""

from datetime import date, datetime

from case_core.roster.duty_facts import write_alone
from case_core.roster.errors import DutyChangedError, PastDayError, SwapDecidedError, SwapNotFoundError
from case_core.roster.events import RosterChanged
from case_core.roster.models import Duty, Swap
from case_core.roster.rule_checks import Place
from case_core.roster.rule_guard import hold_roster, place_of, require_rules
from case_core.roster.states import SWAP_TRANSITIONS, SwapStatus
from mannaka_kit import clock
from mannaka_kit.outbox import events


def locked_swap(swap_id: int) -> Swap:
    """
    Return the exchange with both people, locked until the transaction ends, with the roster held.

    :raises SwapNotFoundError: there is none.
    """
    hold_roster()
    swaps = Swap.objects.select_for_update(of=("self",)).select_related("giver", "taker")
    swap = swaps.filter(pk=swap_id).first()
    if swap is None:
        raise SwapNotFoundError
    return swap


def require_turn(swap: Swap, target: SwapStatus) -> None:
    """
    Let an exchange go on only where its state leads.

    :raises SwapDecidedError: it was answered, decided or taken back already.
    """
    if target not in SWAP_TRANSITIONS[swap.status]:
        raise SwapDecidedError


def require_possible(swap: Swap, *, at: datetime) -> None:
    """
    Check that both duties are still as they were, and that the exchange breaks no rule.

    :raises PastDayError: a day of it is over.
    :raises DutyChangedError: a duty changed since it was asked for.
    :raises RulesClashError: it breaks rules of the roster, which are named.
    """
    days: list[date] = [swap.given_on, *([swap.taken_on] if swap.taken_on else [])]
    if min(days) < at.astimezone(clock.TOKYO).date():
        raise PastDayError
    gone = [place_of(duty) for duty in _duties_as_asked(swap)]
    require_rules(gone=gone, come=[_moved(place, swap) for place in gone])


def exchange(swap: Swap) -> None:
    """
    Give each the other's duty; what two people agreed is locked, so that the next proposal leaves it.

    :raises DutyChangedError: a duty changed since it was asked for.
    :raises OverlappingDutyError: one of them is on duty at this time already.
    """
    duties = _duties_as_asked(swap)
    # Hours that overlap would put one person in two places for a moment: the second duty waits on a day of nobody's.
    Duty.objects.filter(pk__in=[duty.pk for duty in duties[1:]]).update(on=date.min)
    for duty in duties:
        duty.counsellor = swap.taker if duty.counsellor_id == swap.giver_id else swap.giver
        duty.is_locked = True
        write_alone(duty.save)
    events.record(RosterChanged())


def _duties_as_asked(swap: Swap) -> list[Duty]:
    duties = Duty.objects.select_for_update().in_bulk([key for key in (swap.given_id, swap.taken_id) if key])
    given, taken = duties.get(swap.given_id or 0), duties.get(swap.taken_id or 0)
    wanted = (swap.giver_id, swap.given_on, swap.given_begins, swap.given_ends)
    if given is None or (given.counsellor_id, given.on, given.begins, given.ends) != wanted:
        raise DutyChangedError
    if swap.taken_on is None:
        return [given]
    wanted = (swap.taker_id, swap.taken_on, swap.taken_begins, swap.taken_ends)  # type: ignore[assignment] # not None together
    if taken is None or (taken.counsellor_id, taken.on, taken.begins, taken.ends) != wanted:
        raise DutyChangedError
    return [given, taken]


def _moved(place: Place, swap: Swap) -> Place:
    person = swap.taker_id if place.person == swap.giver_id else swap.giver_id
    return Place(person=person, on=place.on, begins=place.begins, ends=place.ends, is_session=place.is_session)
