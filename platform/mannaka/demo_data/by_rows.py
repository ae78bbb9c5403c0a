"""
Plays deeds as rows, thousands at once: the same rows that the actions leave (a test plays both and compares).

Nobody waits for the events of a year that is over, so none is recorded.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache, singledispatchmethod

from django.db.models import Model

from case_core.cases.locks import move
from case_core.cases.messages import take_as_read
from case_core.cases.models import Case, ClosingBlocker
from case_core.cases.states import CaseStatus, Direction, Mark, StatementKind, StepKind
from case_core.handovers.endings import SOURCE
from case_core.handovers.locks import move as move_handover
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus
from case_core.parties.models import Person
from case_core.spans.states import SpanEnding
from mannaka.demo_data import deeds
from mannaka.demo_data.calls_by_rows import CallsByRows
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.needs import rows_needed
from mannaka.demo_data.rows import Rows
from mannaka.demo_data.spans_by_rows import SpansByRows
from mannaka.demo_data.terms_by_rows import TermsByRows
from mannaka.demo_data.timetable import due_after
from mannaka_kit import audit
from tenants.accounts.actor import Actor
from tenants.organisation.models import Section

_STEP = 250


class ByRows:
    """Plays deeds in memory and writes the rows at the end."""

    def __init__(self, cast: Cast, told: Iterable[deeds.Deed]) -> None:
        self._cast = cast
        self._told = list(told)
        self._rows = Rows(rows_needed(self._told))
        self._cases: dict[int, Case] = {}
        self._handovers: dict[tuple[int, str], Handover] = {}
        self._blockers: dict[int, dict[int, ClosingBlocker]] = {}
        self._spans = SpansByRows(self._rows)
        self._calls = CallsByRows(cast, self._rows, self._cases, self._spans)
        self._terms = TermsByRows(cast, self._rows, self._cases, self._handovers, self._blockers)

    def play_all(self, tell: Callable[[str], None]) -> None:
        """Play the deeds in their order and write their rows, telling how far it is."""
        for deed in self._told:
            self.play(deed)
            if isinstance(deed, deeds.Open) and len(self._cases) % _STEP == 0:
                tell(f"{len(self._cases):,} cases")
        waiting = [blocker for blockers in self._blockers.values() for blocker in blockers.values()]
        for blocker in sorted(waiting, key=lambda blocker: blocker.source_id):
            self._rows.add(blocker)
        self._rows.write(tell)

    @singledispatchmethod
    def play(self, deed: deeds.Deed) -> None:
        """Play one deed.

        :raises TypeError: nobody can do that.
        """
        raise TypeError(type(deed).__name__)

    @play.register
    def _(self, deed: deeds.Open) -> None:
        actor = self._cast.actors[deed.by] if deed.by else None
        by: audit.Actor = actor or audit.CITIZEN
        party = self._rows.add_person(deed, by)
        case = self._new_case(deed, party)
        self._cases[deed.case] = case
        self._spans.came_in(case, deed.at)
        self._rows.add_contact(
            case,
            deed,
            channel=deed.channel,
            direction=Direction.INCOMING,
            said={StatementKind.WORDS: deed.words},
            author=actor,
            is_visible=actor is None,
            minutes=deed.minutes,
        )
        self._rows.record("case.opened", actor=by, target=case, at=deed.at, case_id=case.pk)
        self._rows.give_receipt(case, deed, by)

    @play.register
    def _(self, deed: deeds.Assign) -> None:
        case, actor = self._cases[deed.case], self._cast.actors[deed.by]
        self._give_to(case, deed, actor)
        if case.status == CaseStatus.NEW:
            move(case, CaseStatus.IN_PROGRESS)
        self._record("case.assigned", case, deed, actor, target=case, owner=actor.user_id)

    @play.register
    def _(self, deed: deeds.Note) -> None:
        case, actor = self._cases[deed.case], self._cast.actors[deed.by]
        contact = self._rows.add_contact(
            case, deed, channel=deed.channel, direction=deed.direction, said=dict(deed.said), author=actor
        )
        self._record("contact.recorded", case, deed, actor, target=contact)

    @play.register
    def _(self, deed: deeds.Write) -> None:
        case = self._cases[deed.case]
        said = {StatementKind.WORDS.value: deed.words}
        contact = self._rows.add_contact(
            case, deed, channel=deed.channel, direction=Direction.INCOMING, said=said, author=None, is_visible=True
        )
        case.new_message_at = deed.at
        self._record("case.message_added", case, deed, audit.CITIZEN, target=contact)

    @play.register
    def _(self, deed: deeds.Reply) -> None:
        case, actor = self._cases[deed.case], self._cast.actors[deed.by]
        said = {StatementKind.REPLY.value: deed.words}
        contact = self._rows.add_contact(
            case, deed, channel=deed.channel, direction=Direction.OUTGOING, said=said, author=actor, is_visible=True
        )
        take_as_read(case, seen_message_at=deed.seen)
        if case.status in {CaseStatus.NEW, CaseStatus.READY}:
            move(case, CaseStatus.IN_PROGRESS)
            self._spans.taken(case, deed.at)
        self._record("case.answered", case, deed, actor, target=contact)
        self._terms.answered(case, deed)

    @play.register
    def _(self, deed: deeds.HandOver) -> None:
        case, actor, section = self._cases[deed.case], self._cast.actors[deed.by], self._cast.sections[deed.section]
        handover = self._new_handover(deed, case, section, actor)
        self._handovers[deed.case, deed.section] = handover
        blocker = ClosingBlocker(
            case=case, source=SOURCE, source_id=handover.pk, waiting_for=section.name, due_on=deed.due_on
        )
        is_held = self._is_held(case)
        self._blockers.setdefault(case.pk, {})[handover.pk] = blocker
        self._spans.passed_on(case, section.pk, deed.at, is_held=is_held)
        move(case, CaseStatus.WAITING_SECTION)
        case.due_on = min(waiting.due_on for waiting in self._blockers[case.pk].values())
        consent = deed.letter.consent.value
        self._record("handover.sent", case, deed, actor, target=handover, section=section.pk, consent=consent)

    @play.register
    def _(self, deed: deeds.Acknowledge) -> None:
        case, handover, actor = self._open_handover(deed, deed.section, deed.by)
        move_handover(handover, HandoverStatus.ACKNOWLEDGED)
        handover.acknowledged_by_id = actor.user_id
        handover.acknowledged_at = self._blockers[case.pk][handover.pk].taken_at = deed.at
        self._spans.taken(case, deed.at)
        self._record("handover.acknowledged", case, deed, actor, target=handover, touches=False)

    @play.register
    def _(self, deed: deeds.Report) -> None:
        case, handover, actor = self._open_handover(deed, deed.section, deed.by)
        handover.result, handover.report, handover.told_citizen = deed.result, deed.report, deed.told
        handover.separate_record = deed.separate_record
        if deed.was_retold:
            self._spans.told_again(case, handover.section_id, deed.at, deed.at)
        self._end(case, handover, deed, actor, HandoverStatus.REPORTED, CaseStatus.READY)
        self._record("handover.reported_back", case, deed, actor, target=handover, result=deed.result.value)

    @play.register
    def _(self, deed: deeds.Return) -> None:
        case, handover, actor = self._open_handover(deed, deed.section, deed.by)
        handover.ending_reason, handover.superior = deed.reason, deed.superior
        if deed.was_retold:
            self._spans.told_again(case, handover.section_id, deed.at, deed.at)
        self._end(case, handover, deed, actor, HandoverStatus.RETURNED, CaseStatus.NEW)
        case.marks = [Mark.RETURNED.value]
        self._record("handover.returned", case, deed, actor, target=handover)

    @play.register
    def _(self, deed: deeds.Waive) -> None:
        case, handover, actor = self._open_handover(deed, deed.section, deed.by)
        handover.ending_reason = deed.reason
        self._end(case, handover, deed, actor, HandoverStatus.WAIVED, CaseStatus.IN_PROGRESS)
        self._record("handover.waived", case, deed, actor, target=handover)

    @play.register
    def _(self, deed: deeds.Close) -> None:
        case, actor = self._cases[deed.case], self._cast.actors[deed.by]
        was = {"was_status": case.status, "was_due_on": case.due_on, "was_promised_on": case.promised_on}
        move(case, CaseStatus.CLOSED)
        case.outcome, case.referred_to = deed.outcome, deed.referred_to
        case.closing_note, case.recovered_yen = deed.note, deed.recovered_yen
        case.closed_at, case.closed_by_id, case.due_on = deed.at, actor.user_id, None
        self._rows.add_step(case, deed, StepKind.CLOSED, actor, note=deed.note, outcome=deed.outcome, was=was)
        self._spans.closed(case, deed.at)
        self._record("case.closed", case, deed, actor, target=case, outcome=deed.outcome.value)
        self._terms.answered(case, deed)

    @play.register
    def _(self, deed: deeds.Reopen) -> None:
        case, actor = self._cases[deed.case], self._cast.actors[deed.by]
        was = str(case.outcome)
        move(case, CaseStatus.IN_PROGRESS)
        case.outcome = case.referred_to = case.closing_note = ""
        case.closed_at, case.closed_by_id, case.recovered_yen, case.due_on = None, None, None, _due(deed.at)
        self._rows.add_step(case, deed, StepKind.REOPENED, actor, note=deed.reason)
        self._spans.reopened(case, deed.at)
        self._record("case.reopened", case, deed, actor, target=case, was=was)

    @play.register
    def _(self, deed: deeds.CallDeed) -> None:
        self._calls.play(deed)

    @play.register
    def _(self, deed: deeds.TermDeed) -> None:
        self._terms.play(deed)

    def _is_held(self, case: Case) -> bool:
        return any(blocker.taken_at for blocker in self._blockers.get(case.pk, {}).values())

    def _new_case(self, deed: deeds.Open, party: Person) -> Case:
        case = Case(
            number=self._rows.next_number(deed.at),
            title=deed.title,
            topic=deed.topic,
            channel=deed.channel,
            party=party,
            due_on=_due(deed.at),
            opened_at=deed.at,
            touched_at=deed.at,
        )
        self._rows.add(case)
        return case

    def _new_handover(self, deed: deeds.HandOver, case: Case, section: Section, actor: Actor) -> Handover:
        handover = Handover(
            case=case,
            section=section,
            reason=deed.letter.reason,
            story=deed.letter.story,
            wishes=deed.letter.wishes,
            consent=deed.letter.consent,
            due_on=deed.due_on,
            sent_by_id=actor.user_id,
            sent_at=deed.at,
        )
        self._rows.add(handover)
        return handover

    def _open_handover(self, deed: deeds.Deed, section: str, by: str) -> tuple[Case, Handover, Actor]:
        return self._cases[deed.case], self._handovers[deed.case, section], self._cast.actors[by]

    def _record(
        self,
        action: str,
        case: Case,
        deed: deeds.Deed,
        actor: audit.Actor,
        *,
        target: Model,
        touches: bool = True,
        **details: str | int,
    ) -> None:
        if touches:
            case.touched_at = deed.at
        self._rows.record(action, actor=actor, target=target, at=deed.at, case_id=case.pk, **details)

    def _give_to(self, case: Case, deed: deeds.Deed, actor: Actor) -> None:
        case.owner_id = actor.user_id
        if case.status != CaseStatus.WAITING_SECTION:
            self._spans.taken(case, deed.at)
        self._rows.add_step(case, deed, StepKind.ASSIGNED, actor, subject_id=actor.user_id)

    def _end(
        self,
        case: Case,
        handover: Handover,
        deed: deeds.Deed,
        actor: Actor,
        status: HandoverStatus,
        then: CaseStatus,
    ) -> None:
        move_handover(handover, status)
        handover.ended_by_id, handover.ended_at = actor.user_id, deed.at
        waiting = self._blockers[case.pk]
        del waiting[handover.pk]
        if not waiting:
            move(case, then)
        case.due_on = min((blocker.due_on for blocker in waiting.values()), default=_due(deed.at))
        ending, is_held = SpanEnding(status.value), self._is_held(case)
        self._spans.gave_back(case, handover.section_id, ending, deed.at, is_last=not waiting, is_held=is_held)


def _due(at: datetime) -> date:
    return _due_after_day(at.date())


@lru_cache(maxsize=2_000)
def _due_after_day(day: date) -> date:
    return due_after(day, 1)
