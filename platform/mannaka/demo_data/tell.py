"""Plays one story: each stage is the action that a person would take."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.close_case import close_case
from case_core.cases.actions.record_contact import record_contact
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.deadlines import section_due
from case_core.cases.states import Channel, Direction, Outcome, StatementKind
from case_core.handovers.actions.acknowledge_handover import acknowledge_handover
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.actions.send_handover import Letter, send_handover
from case_core.handovers.states import Consent, Result
from case_core.intake.actions.receive_matter import PersonDetails, receive_matter
from mannaka.demo_data.stories import Stage, Story
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.organisation.models import Section

_BROUGHT_BY_CITIZEN = frozenset({Channel.WEB})
_MINUTES = timedelta(minutes=25)
_HANDED_OVER = frozenset({Stage.WAITING, Stage.ACKNOWLEDGED, Stage.ANSWERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who plays: a clerk of the centre, an officer of some sections, and the sections."""

    clerk: Actor
    officers: dict[str, Actor]
    sections: dict[str, Section]


def tell(story: Story, cast: Cast) -> None:
    """Play a story up to its stage."""
    at = clock.now() - timedelta(days=story.days_ago, hours=1)
    case_id = _receive(story, cast, at)
    if story.stage is Stage.NEW:
        return
    assign_case(case_id=case_id, owner_id=cast.clerk.user_id, seen_owner_id=None, actor=cast.clerk, at=at + _MINUTES)
    if story.fact:
        _record_fact(case_id, story, cast, at + _MINUTES)
    if story.stage in _HANDED_OVER:
        _hand_over(case_id, story, cast, at + 2 * _MINUTES)
    if story.reply:
        reply_to_citizen(case_id=case_id, body=story.reply, actor=cast.clerk, at=at + 3 * _MINUTES)
    if story.stage is Stage.CLOSED:
        _close(case_id, story, cast, at + 4 * _MINUTES)


def _receive(story: Story, cast: Cast, at: datetime) -> int:
    received = receive_matter(
        channel=story.channel,
        topic=story.topic,
        title=story.title,
        body=story.body,
        person=PersonDetails(name=story.name, name_kana=story.kana, telephone=story.telephone),
        actor=None if story.channel in _BROUGHT_BY_CITIZEN else cast.clerk,
        at=at,
    )
    return received.case_id


def _record_fact(case_id: int, story: Story, cast: Cast, at: datetime) -> None:
    record_contact(
        case_id=case_id,
        channel=story.channel,
        direction=Direction.INTERNAL,
        said={StatementKind.FACT: story.fact},
        actor=cast.clerk,
        at=at,
    )


def _hand_over(case_id: int, story: Story, cast: Cast, at: datetime) -> None:
    letter = Letter(reason=story.reason, story=story.body, consent=Consent.SPOKEN, wishes="電話での連絡を希望。")
    handover = send_handover(
        case_id=case_id,
        section_id=cast.sections[story.section].pk,
        letter=letter,
        due_on=section_due(at),
        actor=cast.clerk,
        at=at,
    )
    officer = cast.officers.get(story.section)
    if officer is None or story.stage is Stage.WAITING:
        return
    acknowledge_handover(handover_id=handover.pk, actor=officer, at=at + _MINUTES)
    if story.stage is Stage.ANSWERED:
        report_back(
            handover_id=handover.pk,
            result=Result.DONE,
            report=story.report,
            told_citizen=story.report,
            actor=officer,
            at=at + 3 * _MINUTES,
        )


def _close(case_id: int, story: Story, cast: Cast, at: datetime) -> None:
    outcome = Outcome.LISTENED if not story.fact else Outcome.INFORMED
    close_case(
        case_id=case_id, outcome=outcome, referred_to="", note="ご本人にお伝えして終了。", actor=cast.clerk, at=at
    )
