"""Plays the deeds about days as rows, which the actions would leave as well."""

from collections.abc import Mapping
from datetime import date
from functools import singledispatchmethod
from typing import Any

from django.db.models import Model

from case_core.cases.models import Case, CaseStep, ClosingBlocker
from case_core.cases.states import StepKind
from case_core.handovers.models import Extension, Handover
from case_core.handovers.states import ExtensionStatus
from case_core.promises.models import Promise
from mannaka.demo_data import deeds
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.rows import Rows
from mannaka_kit import audit

_Answer = deeds.GrantTime | deeds.RefuseTime


class TermsByRows:
    """Keeps promises and wishes for more time in memory; their rows are written with all others."""

    def __init__(
        self,
        cast: Cast,
        rows: Rows,
        cases: Mapping[int, Case],
        handovers: Mapping[tuple[int, str], Handover],
        blockers: Mapping[int, Mapping[int, ClosingBlocker]],
    ) -> None:
        self._cast, self._rows, self._cases = cast, rows, cases
        self._handovers, self._blockers = handovers, blockers
        self._wishes: dict[int, Extension] = {}
        self._promises: dict[int, Promise] = {}

    @singledispatchmethod
    def play(self, deed: deeds.TermDeed) -> None:
        """Play one deed.

        :raises TypeError: nobody can do that.
        """
        raise TypeError(type(deed).__name__)

    @play.register
    def _(self, deed: deeds.AskTime) -> None:
        handover, by = self._handovers[deed.case, deed.section], self._cast.actors[deed.by].user_id
        wish = Extension(
            handover=handover,
            reason=deed.reason,
            due_before=handover.due_on,
            until=deed.until,
            asked_by_id=by,
            asked_at=deed.at,
        )
        self._rows.add(wish)
        self._wishes[handover.pk] = wish
        handover.asked_until = deed.until
        self._tell(deed, handover, StepKind.MORE_TIME_ASKED, note=deed.reason, day=deed.until)
        self._record("handover.extension_asked", deed, handover)

    @play.register
    def _(self, deed: deeds.GrantTime) -> None:
        handover, wish = self._decide(deed, ExtensionStatus.GRANTED)
        handover.due_on = wish.until
        waiting = self._blockers[handover.case_id]
        waiting[handover.pk].due_on = wish.until
        self._cases[deed.case].due_on = min(blocker.due_on for blocker in waiting.values())
        self._tell(deed, handover, StepKind.MORE_TIME_GIVEN, note=deed.note, day=wish.until)
        self._record("handover.extension_granted", deed, handover)

    @play.register
    def _(self, deed: deeds.RefuseTime) -> None:
        handover, _wish = self._decide(deed, ExtensionStatus.REFUSED)
        self._tell(deed, handover, StepKind.MORE_TIME_DENIED, note=deed.note, day=handover.due_on)
        self._record("handover.extension_refused", deed, handover)

    @play.register
    def _(self, deed: deeds.PromiseAnswer) -> None:
        case, actor = self._cases[deed.case], self._cast.actors[deed.by]
        earlier = self._promises.get(case.pk)
        if earlier is not None:
            earlier.replaced_at = deed.at
        promise = Promise(
            case=case,
            promised_on=deed.promised_on,
            reason=deed.reason,
            made_by_id=actor.user_id,
            made_at=deed.at,
        )
        self._rows.add(promise)
        self._promises[case.pk] = promise
        case.promised_on = deed.promised_on
        self._step(deed, StepKind.PROMISED, note=deed.reason, day=deed.promised_on, actor_id=actor.user_id)
        self._rows.record("promise.made", actor=actor, target=promise, at=deed.at, case_id=case.pk)

    @play.register
    def _(self, deed: deeds.BreakPromise) -> None:
        case = self._cases[deed.case]
        promise = self._promises[case.pk]
        promise.broken_at = deed.at
        self._step(deed, StepKind.PROMISE_BROKEN, note="", day=promise.promised_on, touches=False)
        self._rows.record("promise.broken", actor=audit.SYSTEM, target=promise, at=deed.at, case_id=case.pk)

    def answered(self, case: Case, deed: deeds.Deed) -> None:
        """Take the promised day off a case whose person was answered, and note that the promise was kept."""
        case.promised_on = None
        promise = self._promises.pop(case.pk, None)
        if promise is not None:
            promise.kept_at = deed.at
            self._rows.record("promise.kept", actor=audit.SYSTEM, target=promise, at=deed.at, case_id=case.pk)

    def _decide(self, deed: _Answer, status: ExtensionStatus) -> tuple[Handover, Extension]:
        handover = self._handovers[deed.case, deed.section]
        wish = self._wishes.pop(handover.pk)
        wish.status, wish.note = status, deed.note
        wish.decided_by_id, wish.decided_at = self._cast.actors[deed.by].user_id, deed.at
        handover.asked_until = None
        return handover, wish

    def _tell(self, deed: Any, handover: Handover, kind: StepKind, *, note: str, day: date) -> None:
        words = f"{handover.section.name}：{note}" if note else handover.section.name
        self._step(deed, kind, note=words, day=day, actor_id=self._cast.actors[deed.by].user_id)

    def _step(
        self,
        deed: deeds.TermDeed,
        kind: StepKind,
        *,
        note: str,
        day: Any,
        actor_id: int | None = None,
        touches: bool = True,
    ) -> None:
        case = self._cases[deed.case]
        if touches:
            case.touched_at = deed.at
        self._rows.add(CaseStep(case=case, at=deed.at, kind=kind, actor_id=actor_id, note=note, day=day))

    def _record(self, code: str, deed: Any, target: Model) -> None:
        handover = self._handovers[deed.case, deed.section]
        actor = self._cast.actors[deed.by]
        told = {"section": handover.section_id}
        self._rows.record(code, actor=actor, target=target, at=deed.at, case_id=handover.case_id, **told)
