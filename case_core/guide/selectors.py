"""What somebody needs who is on duty today, from the rooms of the house that know it."""

from dataclasses import dataclass
from datetime import date

from case_core.desk.models import Room
from case_core.desk.selectors import rooms_valid_on
from case_core.roster.models import Duty
from case_core.roster.on_call_reads import Directory, directory_for
from case_core.roster.selectors import duties_for
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.hours.opening_states import OpeningState
from tenants.hours.selectors import is_business_day, opening_state


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideOfDay:
    """Today: hours, people, rooms, and whom to telephone."""

    on: date
    is_closed_day: bool
    opening: OpeningState
    duties: list[Duty]
    rooms: list[Room]
    directory: Directory

    @property
    def hours(self) -> list[str]:
        """Return from when to when the centre is open, each span without a break."""
        spans = self.opening.today.spans
        return [f"{_clock(span.begins)}〜{_clock(span.ends)}" for span in spans]

    @property
    def sections_to_call(self) -> int:
        """Return how many sections have somebody to telephone today."""
        return sum(1 for line in self.directory.lines if line.contacts)


def guide_for(viewer: Actor) -> GuideOfDay:
    """
    Return what somebody on duty needs today.

    :raises NotAllowedError: the viewer may not see the roster.
    """
    today = clock.today()
    return GuideOfDay(
        on=today,
        duties=list(duties_for(viewer, first=today, last=today)),
        is_closed_day=not is_business_day(today),
        opening=opening_state(at=clock.now()),
        rooms=list(rooms_valid_on(today)),
        directory=directory_for(viewer, on=today),
    )


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"
