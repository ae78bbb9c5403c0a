"""Plays the deeds of calls through the actions that people use."""

from collections.abc import Mapping
from functools import singledispatchmethod
from typing import Any

from case_core.desk.actions.answer_summons import answer_summons
from case_core.desk.actions.decline_summons import decline_summons
from case_core.desk.actions.record_arrival import record_arrival
from case_core.desk.actions.record_leaving import record_leaving
from case_core.desk.actions.sit_in import sit_in
from case_core.desk.actions.summon_officer import summon_officer
from mannaka.demo_data import deeds
from mannaka.demo_data.cast import Cast


class CallsByActions:
    """Remembers which call a deed means."""

    def __init__(self, cast: Cast, cases: Mapping[int, int]) -> None:
        self._cast, self._cases = cast, cases
        self._ids: dict[tuple[int, str], int] = {}

    @singledispatchmethod
    def play(self, deed: deeds.CallDeed) -> None:
        """Play one deed.

        :raises TypeError: nobody can do that.
        """
        raise TypeError(type(deed).__name__)

    @play.register
    def _(self, deed: deeds.Call) -> None:
        summons = summon_officer(
            case_id=self._cases[deed.case],
            section_id=self._cast.sections[deed.section].pk,
            room_id=self._cast.rooms[deed.room].pk,
            purpose=deed.purpose,
            actor=self._cast.actors[deed.by],
            at=deed.at,
        )
        self._ids[deed.case, deed.section] = summons.pk

    @play.register
    def _(self, deed: deeds.Promise) -> None:
        answer_summons(minutes=deed.minutes, **self._told(deed))

    @play.register
    def _(self, deed: deeds.Refuse) -> None:
        decline_summons(reason=deed.reason, **self._told(deed))

    @play.register
    def _(self, deed: deeds.Arrive) -> None:
        record_arrival(**self._told(deed))

    @play.register
    def _(self, deed: deeds.SitIn) -> None:
        sit_in(**self._told(deed))

    @play.register
    def _(self, deed: deeds.Leave) -> None:
        record_leaving(**self._told(deed))

    def _told(self, deed: deeds.CallDeed) -> dict[str, Any]:
        summons_id = self._ids[deed.case, deed.section]
        return {"summons_id": summons_id, "actor": self._cast.actors[deed.by], "at": deed.at}
