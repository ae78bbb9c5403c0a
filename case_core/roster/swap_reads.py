"""Reads of exchanges of duties."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from case_core.roster.errors import DutyNotFoundError, SwapNotFoundError
from case_core.roster.models import Counsellor, Duty, Swap
from case_core.roster.policies import can_keep_roster, can_see_roster, can_see_swap, can_speak_for
from case_core.roster.querysets import DutyQuerySet, SwapQuerySet
from case_core.roster.states import CounsellorKind, DutyKind, SwapStatus
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

# Whose duties somebody may want: those of half a year.
_AHEAD: Final = timedelta(days=183)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapSeen:
    """An exchange with what the viewer may do about it."""

    swap: Swap
    may_answer: bool
    may_decide: bool
    may_withdraw: bool

    @property
    def waits_for_viewer(self) -> bool:
        """Tell whether the viewer has to say something."""
        return self.may_answer or self.may_decide


def swaps_for(viewer: Actor) -> SwapQuerySet:
    """
    Return the exchanges that the viewer or their sections take part in; keepers of the roster see all.

    :raises NotAllowedError: the viewer may not see the roster.
    """
    require(can_see_roster(viewer))
    found = Swap.objects.select_related("giver__section", "taker__section", "asked_by", "answered_by", "decided_by")
    if can_keep_roster(viewer):
        return found
    sides = Counsellor.objects.filter(_own(viewer))
    return found.filter(Q(giver__in=sides) | Q(taker__in=sides))


def swap_for(viewer: Actor, swap_id: int) -> Swap:
    """
    Return one exchange.

    :raises SwapNotFoundError: there is none.
    :raises NotAllowedError: it is somebody else's.
    """
    require(can_see_roster(viewer))
    rows = Swap.objects.select_related("giver__section", "taker__section", "asked_by", "answered_by", "decided_by")
    swap = rows.filter(pk=swap_id).first()
    if swap is None:
        raise SwapNotFoundError
    require(can_see_swap(viewer, swap))
    return swap


def seen(viewer: Actor, swap: Swap) -> SwapSeen:
    """Return an exchange with what the viewer may do about it."""
    return SwapSeen(
        swap=swap,
        may_answer=swap.status == SwapStatus.ASKED and bool(can_speak_for(viewer, swap.taker)),
        may_decide=swap.status == SwapStatus.AGREED and bool(can_keep_roster(viewer)),
        may_withdraw=swap.is_open and bool(can_speak_for(viewer, swap.giver)),
    )


def swaps_waiting_for(viewer: Actor, *, on: date) -> int:
    """Return how many exchanges of days to come wait for the viewer's word."""
    open_ones = swaps_for(viewer).still_open().filter(given_on__gte=on)
    return sum(seen(viewer, swap).waits_for_viewer for swap in open_ones)


def own_duties(viewer: Actor, *, since: date) -> QuerySet[Duty]:
    """
    Return the duties that the viewer may exchange: their own, and the turns of their sections.

    :raises NotAllowedError: the viewer may not see the roster.
    """
    require(can_see_roster(viewer))
    people = Counsellor.objects.filter(_own(viewer))
    return Duty.objects.filter(on__gte=since, counsellor__in=people).select_related("counsellor__section")


def duty_to_exchange(viewer: Actor, duty_id: int) -> Duty:
    """
    Return a duty that the viewer may exchange.

    :raises DutyNotFoundError: there is none.
    :raises NotAllowedError: it is somebody else's.
    """
    require(can_see_roster(viewer))
    duty = Duty.objects.select_related("counsellor__section").filter(pk=duty_id).first()
    if duty is None:
        raise DutyNotFoundError
    require(can_speak_for(viewer, duty.counsellor))
    return duty


def duties_to_want(duty: Duty, *, since: date) -> DutyQuerySet:
    """Return the duties of others that may be had for this one: of the same kind of people, and of the same kind."""
    found = Duty.objects.between(since, since + _AHEAD).exclude(kind=DutyKind.SESSION)
    found = found.exclude(counsellor=duty.counsellor_id).filter(counsellor__kind=duty.counsellor.kind)
    return found.filter(kind=duty.kind).select_related("counsellor__section")


def colleagues_of(duty: Duty) -> QuerySet[Counsellor]:
    """Return who could take the duty over: people of the same kind who are there on its day."""
    found = Counsellor.objects.valid_between(duty.on, duty.on).filter(kind=duty.counsellor.kind)
    return found.exclude(pk=duty.counsellor_id).select_related("section")


def _own(viewer: Actor) -> Q:
    of_sections = Q(kind=CounsellorKind.SECTION, section__in=viewer.section_ids)
    return Q(user=viewer.user_id) | of_sections
