"""Plays the deeds of calls as rows, which the actions would leave as well."""

from collections.abc import Mapping
from datetime import timedelta
from functools import singledispatchmethod

from case_core.cases.models import Case
from case_core.desk.locks import move
from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus
from mannaka.demo_data import deeds
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.rows import Rows
from mannaka.demo_data.spans_by_rows import SpansByRows


class CallsByRows:
    """Keeps the calls in memory; their rows are written with all others."""

    def __init__(self, cast: Cast, rows: Rows, cases: Mapping[int, Case], spans: SpansByRows) -> None:
        self._cast, self._rows, self._cases, self._spans = cast, rows, cases, spans
        self._calls: dict[tuple[int, str], Summons] = {}

    @singledispatchmethod
    def play(self, deed: deeds.CallDeed) -> None:
        """Play one deed.

        :raises TypeError: nobody can do that.
        """
        raise TypeError(type(deed).__name__)

    @play.register
    def _(self, deed: deeds.Call) -> None:
        summons = Summons(
            case=self._cases[deed.case],
            section=self._cast.sections[deed.section],
            room=self._cast.rooms[deed.room],
            purpose=deed.purpose,
            asked_by_id=self._by(deed),
            asked_at=deed.at,
        )
        self._rows.add(summons)
        self._calls[deed.case, deed.section] = summons
        summons.case.touched_at = deed.at
        self._record("summons.made", deed)

    @play.register
    def _(self, deed: deeds.Promise) -> None:
        summons = self._move(deed, SummonsStatus.COMING)
        summons.answered_by_id, summons.answered_at = self._by(deed), deed.at
        summons.expected_at = deed.at + timedelta(minutes=deed.minutes)
        self._record("summons.answered", deed)

    @play.register
    def _(self, deed: deeds.Refuse) -> None:
        summons = self._move(deed, SummonsStatus.DECLINED)
        summons.reason, summons.ended_by_id, summons.ended_at = deed.reason, self._by(deed), deed.at
        self._record("summons.declined", deed)

    @play.register
    def _(self, deed: deeds.Arrive) -> None:
        self._move(deed, SummonsStatus.ARRIVED).arrived_at = deed.at
        self._record("summons.arrived", deed)

    @play.register
    def _(self, deed: deeds.SitIn) -> None:
        summons = self._of(deed)
        summons.sat_in_by_id, summons.sat_in_from = self._by(deed), deed.at
        self._record("summons.sat_in", deed)

    @play.register
    def _(self, deed: deeds.Leave) -> None:
        summons = self._move(deed, SummonsStatus.LEFT)
        summons.ended_by_id, summons.ended_at = self._by(deed), deed.at
        if summons.arrived_at is not None and summons.sat_in_from is None:
            self._spans.told_again(summons.case, summons.section_id, summons.arrived_at, deed.at)
        self._record("summons.left", deed)

    def _of(self, deed: deeds.CallDeed) -> Summons:
        return self._calls[deed.case, deed.section]

    def _move(self, deed: deeds.CallDeed, status: SummonsStatus) -> Summons:
        summons = self._of(deed)
        move(summons, status)
        return summons

    def _by(self, deed: deeds.CallDeed) -> int:
        return self._cast.actors[deed.by].user_id

    def _record(self, code: str, deed: deeds.CallDeed) -> None:
        summons, actor = self._of(deed), self._cast.actors[deed.by]
        told = {"section": summons.section_id, "room": summons.room_id}
        self._rows.record(code, actor=actor, target=summons, at=deed.at, case_id=summons.case_id, **told)
