"""Plays the deeds about days through the actions that people use."""

from collections.abc import Mapping
from functools import singledispatchmethod
from typing import Any

from case_core.handovers.actions.ask_extension import ask_extension
from case_core.handovers.actions.grant_extension import grant_extension
from case_core.handovers.actions.refuse_extension import refuse_extension
from case_core.promises.actions.break_promise import break_promise
from case_core.promises.actions.keep_promise import keep_promise
from case_core.promises.actions.promise_answer import promise_answer
from mannaka.demo_data import deeds
from mannaka.demo_data.cast import Cast


class TermsByActions:
    """Remembers which promise a deed means."""

    def __init__(self, cast: Cast, cases: Mapping[int, int], handovers: Mapping[tuple[int, str], int]) -> None:
        self._cast, self._cases, self._handovers = cast, cases, handovers
        self._promises: dict[int, int] = {}

    @singledispatchmethod
    def play(self, deed: deeds.TermDeed) -> None:
        """Play one deed.

        :raises TypeError: nobody can do that.
        """
        raise TypeError(type(deed).__name__)

    @play.register
    def _(self, deed: deeds.AskTime) -> None:
        ask_extension(until=deed.until, reason=deed.reason, **self._told(deed))

    @play.register
    def _(self, deed: deeds.GrantTime) -> None:
        grant_extension(note=deed.note, **self._told(deed))

    @play.register
    def _(self, deed: deeds.RefuseTime) -> None:
        refuse_extension(note=deed.note, **self._told(deed))

    @play.register
    def _(self, deed: deeds.PromiseAnswer) -> None:
        promise = promise_answer(
            case_id=self._cases[deed.case],
            promised_on=deed.promised_on,
            reason=deed.reason,
            actor=self._cast.actors[deed.by],
            at=deed.at,
        )
        self._promises[deed.case] = promise.pk

    @play.register
    def _(self, deed: deeds.BreakPromise) -> None:
        break_promise(promise_id=self._promises[deed.case], at=deed.at)

    def answered(self, deed: deeds.Deed) -> None:
        """Do what follows from an answer to the person."""
        keep_promise(case_id=self._cases[deed.case], at=deed.at)

    def _told(self, deed: Any) -> dict[str, Any]:
        handover_id = self._handovers[deed.case, deed.section]
        return {"handover_id": handover_id, "actor": self._cast.actors[deed.by], "at": deed.at}
