"""Reads of rooms and calls: the centre sees all, a section only those made to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from case_core.cases.models import Case
from case_core.desk.errors import SummonsNotFoundError
from case_core.desk.models import Room, Summons
from case_core.desk.policies import can_see_calls, can_summon, is_put_before
from case_core.desk.querysets import RoomQuerySet, SummonsQuerySet
from case_core.desk.states import SummonsStatus
from case_core.shields.selectors import hidden_cases
from mannaka_kit import audit, clock
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.accounts.selectors import heads_on

# What nobody has answered stands first.
_PLACES: Final[Mapping[str, int]] = {SummonsStatus.WAITING: 0, SummonsStatus.COMING: 1, SummonsStatus.ARRIVED: 2}
_PEOPLE = ("asked_by", "answered_by", "sat_in_by", "ended_by")


@dataclass(kw_only=True)
class RoomUse:
    """A room, and the calls that hold it now."""

    room: Room
    calls: list[Summons] = field(default_factory=list)

    @property
    def case(self) -> Case | None:
        """Return the case in the room."""
        return self.calls[0].case if self.calls else None

    @property
    def since(self) -> datetime | None:
        """Return since when the room is held."""
        return min((call.asked_at for call in self.calls), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What happens in the rooms: who is where, who is waited for, who refused today."""

    rooms: list[RoomUse]
    waiting: list[Summons]
    refused: list[Summons]

    def shown(self) -> list[int]:
        """Return the calls on the board."""
        held = [call for use in self.rooms for call in use.calls]
        return [call.pk for call in (*held, *self.refused)]


def rooms_valid_on(on: date) -> RoomQuerySet:
    """Return the rooms that exist on the day, in the city's order; no secret, so there is no viewer."""
    return Room.objects.valid_on(on)


def rooms_for(viewer: Actor, *, on: date, with_ended: bool = False) -> RoomQuerySet:
    """Return the rooms that exist or will exist, with the ended ones on request.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return Room.objects.all() if with_ended else Room.objects.not_ended(on)


def room_for(viewer: Actor, room_id: int) -> Room | None:
    """Return a room, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return Room.objects.filter(pk=room_id).first()


def moment_of_call(summons_id: int) -> datetime:
    """Return when a call was made, for planning what follows."""
    return Summons.objects.values_list("asked_at", flat=True).get(pk=summons_id)


def summonses_of(viewer: Actor, case: Case) -> SummonsQuerySet:
    """Return all calls of a case, for the centre."""
    require(can_summon(viewer))
    return Summons.objects.filter(case=case).select_related("section", "room", *_PEOPLE)


def summonses_visible_to(viewer: Actor) -> SummonsQuerySet:
    """Return the calls that the viewer may see: all for the centre, those to their own sections for others."""
    calls = _findable(viewer).select_related("case", "section", "room", *_PEOPLE)
    if can_summon(viewer):
        return calls.all()
    return calls.to_sections(viewer.section_ids) if can_see_calls(viewer) else calls.none()


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call as somebody of the section sees it: late is one that nobody answered, where that is now theirs."""

    call: Summons
    is_late: bool


def calls_to(viewer: Actor) -> list[Called]:
    """Return the calls that hold a room for the viewer's sections, late ones first, then those without an answer."""
    calls = _findable(viewer).select_related("case", "section", "room", *_PEOPLE).open()
    return sorted(_called(viewer, calls), key=lambda seen: (not seen.is_late, _PLACES[seen.call.status]))


def calls_waiting_for(viewer: Actor) -> list[Called]:
    """Return the calls that nobody of the viewer's sections has answered, with nothing of their cases."""
    calls = _findable(viewer).select_related("section", "room").waiting()
    return sorted(_called(viewer, calls), key=lambda seen: not seen.is_late)


def _findable(viewer: Actor) -> SummonsQuerySet:
    """Leave out the calls for people whom the viewer must not find."""
    return Summons.objects.exclude(hidden_cases(viewer, by="case"))


def _called(viewer: Actor, calls: SummonsQuerySet) -> Iterator[Called]:
    """Look at the calls to the viewer's sections, in one statement."""
    if not can_see_calls(viewer):
        return
    heads = heads_on(clock.today()).filter(section_id=OuterRef("section_id"))
    for call in calls.to_sections(viewer.section_ids).annotate(has_head=Exists(heads)):
        yield Called(call=call, is_late=is_put_before(viewer, call, has_head=getattr(call, "has_head", False)))


@transaction.atomic
def summons_for(viewer: Actor, summons_id: int) -> Summons:
    """
    Return one call, and record that the viewer read it.

    :raises SummonsNotFoundError: there is none that the viewer may see.
    """
    summons = summonses_visible_to(viewer).filter(pk=summons_id).first()
    if summons is None:
        raise SummonsNotFoundError
    audit.record("summons.read", actor=viewer, target=summons, at=clock.now(), case_id=summons.case_id)
    return summons


def rooms_in_use(viewer: Actor, *, at: datetime) -> list[RoomUse]:
    """Return the rooms of the day with the calls that hold them, for the centre; a held room is never left out."""
    require(can_summon(viewer))
    uses = {room.pk: RoomUse(room=room) for room in Room.objects.valid_on(day_of(at))}
    for call in _findable(viewer).open().select_related("case", "section", "room", *_PEOPLE):
        uses.setdefault(call.room_id, RoomUse(room=call.room)).calls.append(call)
    return list(uses.values())


def board_for(viewer: Actor, *, at: datetime) -> Board:
    """
    Return what happens in the rooms; whoever shows it calls `record_calls_read`.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    rooms = rooms_in_use(viewer, at=at)
    waiting = [call for use in rooms for call in use.calls if call.status == SummonsStatus.WAITING]
    midnight = datetime.combine(day_of(at), time(), clock.TOKYO)
    refused = _findable(viewer).declined_between(midnight, at).select_related("case", "section", "room", *_PEOPLE)
    return Board(
        rooms=rooms,
        waiting=sorted(waiting, key=lambda call: call.asked_at),
        refused=list(refused.order_by("-ended_at", "-pk")),
    )


def record_calls_read(viewer: Actor, summons_ids: Iterable[int]) -> None:
    """Record which calls the viewer was shown in a list; an empty one shows nothing.

    :raises NotInTransactionError: outside a transaction.
    """
    read = list(summons_ids)
    if read:
        audit.record("summons.listed", actor=viewer, target=None, at=clock.now(), details={"summonses": read[:100]})
