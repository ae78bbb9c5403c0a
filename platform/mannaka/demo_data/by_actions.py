"""Plays deeds through the actions that people use: slow, and the measure for the quick way."""

from collections.abc import Iterable
from functools import singledispatchmethod

from case_core.cases.actions.add_message import add_message
from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.close_case import close_case
from case_core.cases.actions.record_contact import record_contact
from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.handovers.actions.acknowledge_handover import acknowledge_handover
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.actions.return_handover import return_handover
from case_core.handovers.actions.send_handover import send_handover
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.intake.actions.receive_matter import receive_matter
from mannaka.demo_data import deeds
from mannaka.demo_data.calls_by_actions import CallsByActions
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.terms_by_actions import TermsByActions
from tenants.accounts.actor import Actor


class ByActions:
    """Plays deeds one by one, each in its own transaction."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._cases: dict[int, int] = {}
        self._handovers: dict[tuple[int, str], int] = {}
        self._calls = CallsByActions(cast, self._cases)
        self._terms = TermsByActions(cast, self._cases, self._handovers)

    def play_all(self, told: Iterable[deeds.Deed]) -> None:
        """Play deeds in their order."""
        for deed in told:
            self.play(deed)

    @singledispatchmethod
    def play(self, deed: deeds.Deed) -> None:
        """Play one deed.

        :raises TypeError: nobody can do that.
        """
        raise TypeError(type(deed).__name__)

    @play.register
    def _(self, deed: deeds.Open) -> None:
        received = receive_matter(
            channel=deed.channel,
            topic=deed.topic,
            title=deed.title,
            body=deed.words,
            person=deed.person,
            actor=self._actor(deed.by) if deed.by else None,
            minutes=deed.minutes,
            at=deed.at,
        )
        self._cases[deed.case] = received.case_id

    @play.register
    def _(self, deed: deeds.Assign) -> None:
        actor = self._actor(deed.by)
        assign_case(case_id=self._id(deed), owner_id=actor.user_id, seen_owner_id=None, actor=actor, at=deed.at)

    @play.register
    def _(self, deed: deeds.Note) -> None:
        record_contact(
            case_id=self._id(deed),
            channel=deed.channel,
            direction=deed.direction,
            said=dict(deed.said),
            third_party=deed.third_party,
            actor=self._actor(deed.by),
            at=deed.at,
        )

    @play.register
    def _(self, deed: deeds.Write) -> None:
        add_message(case_id=self._id(deed), channel=deed.channel, body=deed.words, at=deed.at)

    @play.register
    def _(self, deed: deeds.Reply) -> None:
        reply_to_citizen(
            case_id=self._id(deed),
            body=deed.words,
            channel=deed.channel,
            actor=self._actor(deed.by),
            at=deed.at,
            seen_message_at=deed.seen,
        )
        self._terms.answered(deed)

    @play.register
    def _(self, deed: deeds.HandOver) -> None:
        handover = send_handover(
            case_id=self._id(deed),
            section_id=self._cast.sections[deed.section].pk,
            letter=deed.letter,
            due_on=deed.due_on,
            actor=self._actor(deed.by),
            at=deed.at,
        )
        self._handovers[deed.case, deed.section] = handover.pk

    @play.register
    def _(self, deed: deeds.Acknowledge) -> None:
        handover_id = self._handovers[deed.case, deed.section]
        acknowledge_handover(handover_id=handover_id, actor=self._actor(deed.by), at=deed.at)

    @play.register
    def _(self, deed: deeds.Report) -> None:
        report_back(
            handover_id=self._handovers[deed.case, deed.section],
            result=deed.result,
            report=deed.report,
            told_citizen=deed.told,
            was_retold=deed.was_retold,
            separate_record=deed.separate_record,
            actor=self._actor(deed.by),
            at=deed.at,
        )

    @play.register
    def _(self, deed: deeds.Return) -> None:
        handover_id = self._handovers[deed.case, deed.section]
        return_handover(
            handover_id=handover_id,
            reason=deed.reason,
            superior=deed.superior,
            was_retold=deed.was_retold,
            actor=self._actor(deed.by),
            at=deed.at,
        )

    @play.register
    def _(self, deed: deeds.Waive) -> None:
        handover_id = self._handovers[deed.case, deed.section]
        waive_handover(handover_id=handover_id, reason=deed.reason, actor=self._actor(deed.by), at=deed.at)

    @play.register
    def _(self, deed: deeds.Close) -> None:
        close_case(
            case_id=self._id(deed),
            outcome=deed.outcome,
            referred_to=deed.referred_to,
            note=deed.note,
            recovered_yen=deed.recovered_yen,
            actor=self._actor(deed.by),
            at=deed.at,
        )
        self._terms.answered(deed)

    @play.register
    def _(self, deed: deeds.Reopen) -> None:
        reopen_case(case_id=self._id(deed), reason=deed.reason, actor=self._actor(deed.by), at=deed.at)

    @play.register
    def _(self, deed: deeds.CallDeed) -> None:
        self._calls.play(deed)

    @play.register
    def _(self, deed: deeds.TermDeed) -> None:
        self._terms.play(deed)

    def _actor(self, username: str) -> Actor:
        return self._cast.actors[username]

    def _id(self, deed: deeds.Deed) -> int:
        return self._cases[deed.case]
