"""How one matter runs, from the first word to the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from case_core.cases.states import TALKS, Channel, Direction, Outcome, StatementKind
from mannaka.demo_data import phrases
from mannaka.demo_data.deeds import Assign, Close, Deed, Note, Open, Reopen, Reply, Write
from mannaka.demo_data.library import Story
from mannaka.demo_data.names import person_for
from mannaka.demo_data.people import CityData
from mannaka.demo_data.timetable import at_centre

BY_CITIZEN: Final = frozenset({Channel.WEB, Channel.LINE})
WITHDRAWN_SHARE, UNREACHABLE_SHARE = 0.02, 0.015
AFTERWARDS_SHARE: Final = 0.4


@dataclass(kw_only=True)
class Course:
    """One case while its deeds are being told; `at` goes forward only."""

    rng: Random
    city: CityData
    story: Story
    case: int
    channel: Channel
    at: datetime
    is_quick: bool = False
    clerk: str = ""
    blanks: Mapping[str, str] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)

    def fill(self, text: str, **more: str) -> str:
        """Return a text with its blanks filled; the day is that of the deed being told."""
        today = {"month": str(self.at.month), "day": str(self.at.day)}
        return text.format_map({**self.blanks, **today, **more})

    def choose(self, texts: Sequence[str], **more: str) -> str:
        """Return one of the texts, its blanks filled."""
        return self.fill(self.rng.choice(texts), **more)

    def wait(self, low: int, high: int) -> datetime:
        """Let minutes pass, and the night where the centre closes meanwhile; in a quick case few minutes."""
        minutes = self.rng.randrange(1, 9) if self.is_quick else self.rng.randrange(low, high)
        self.at = at_centre(self.rng, self.at + timedelta(minutes=minutes, seconds=self.rng.randrange(60)))
        return self.at

    def wait_days(self, low: int, high: int) -> datetime:
        """Let days pass, none in a quick case."""
        if not self.is_quick:
            self.at += timedelta(days=self.rng.randrange(low, high))
        return self.wait(5, 200)


def begin(course: Course) -> None:
    """Take the matter in and give it to a clerk, who writes down what there is to know."""
    take_in(course)
    course.clerk = course.clerk or _clerk_for(course)
    course.deeds.append(Assign(at=course.wait(2, 12), case=course.case, by=course.clerk))
    said = _found(course)
    if said:
        note_down(
            course,
            said,
            channel=course.channel,
            is_talk=course.channel in TALKS,
            at=course.wait(8, 40),
            third_party=course.story.third_by,
        )


def note_down(
    course: Course,
    said: tuple[tuple[str, str], ...],
    *,
    channel: Channel,
    is_talk: bool,
    at: datetime,
    third_party: str = "",
) -> None:
    """Write down what was heard from the person, or found out inside the city hall."""
    direction = Direction.INCOMING if is_talk else Direction.INTERNAL
    course.deeds.append(
        Note(
            at=at,
            case=course.case,
            channel=channel,
            direction=direction,
            said=said,
            by=course.clerk,
            third_party=third_party,
        )
    )


def take_in(course: Course) -> None:
    """Take the matter in only; nobody has it yet."""
    course.blanks = phrases.blanks_for(course.rng, course.city, course.at)
    by_citizen = course.channel in BY_CITIZEN
    words = course.fill(course.story.words)
    receiver = "" if by_citizen else (course.clerk or course.rng.choice(course.city.clerks()))
    course.deeds.append(
        Open(
            at=course.at,
            case=course.case,
            channel=course.channel,
            topic=course.story.topic,
            title=course.fill(course.story.title),
            words=words,
            person=person_for(course.rng, course.city, channel=course.channel, is_handed=bool(course.story.section)),
            by=receiver,
            minutes=_minutes_of(course, words) if receiver and course.channel in TALKS else None,
        )
    )


def _minutes_of(course: Course, words: str) -> int:
    """Return how long somebody talked: the more there is to say, the longer."""
    return 3 + len(words) // 30 + course.case % 9


def _clerk_for(course: Course) -> str:
    hearers = course.city.counsellors() if course.story.topic == "consumer" else course.city.clerks()
    return course.rng.choice(hearers)


def _found(course: Course) -> tuple[tuple[str, str], ...]:
    story = course.story
    texts = {
        StatementKind.FACT: story.facts,
        StatementKind.THIRD_PARTY: story.third,
        StatementKind.ASSESSMENT: story.view,
    }
    return tuple((kind.value, course.fill(text)) for kind, text in texts.items() if text)


def finish(course: Course, *, ended_by_section: bool) -> None:
    """Answer, hear what comes back, and end the case."""
    ending = _early_ending(course) if not ended_by_section else None
    if ending is not None:
        _close(course, *ending)
        return
    if course.story.reply:
        course.wait(15, 240)
        reply(course, course.story.reply)
    is_written = course.channel not in TALKS
    if course.story.again and is_written and course.rng.random() < AFTERWARDS_SHARE:
        _close(course, course.story.outcome, course.fill(course.story.note))
        _go_on(course)
    elif course.story.again:
        _hear_again(course)
    course.wait(5, 60) if course.rng.random() < 1 / 2 else course.wait_days(1, 5)
    _close(course, course.story.outcome, course.fill(course.story.note))


def _early_ending(course: Course) -> tuple[Outcome, str] | None:
    luck = course.rng.random()
    if luck > WITHDRAWN_SHARE + UNREACHABLE_SHARE:
        return None
    course.wait_days(1, 9)
    if luck < WITHDRAWN_SHARE:
        return Outcome.WITHDRAWN, course.choose(phrases.WITHDRAWN)
    return Outcome.UNREACHABLE, course.choose(phrases.UNREACHABLE)


def reply(course: Course, text: str, *, seen: datetime | None = None) -> None:
    """Answer the citizen."""
    course.deeds.append(
        Reply(
            at=course.at, case=course.case, channel=course.channel, words=course.fill(text), by=course.clerk, seen=seen
        )
    )


def _hear_again(course: Course) -> None:
    course.wait_days(1, 4)
    said = course.fill(course.story.again)
    if course.channel in TALKS:
        words = ((StatementKind.WORDS.value, said),)
        note_down(course, words, channel=Channel.TELEPHONE, is_talk=True, at=course.at)
        course.wait(4, 20)
        reply(course, course.story.again_reply)
        return
    _answer_again(course, said)


def _answer_again(course: Course, said: str) -> None:
    written = course.at
    course.deeds.append(Write(at=written, case=course.case, channel=course.channel, words=said))
    course.wait(20, 400)
    reply(course, course.story.again_reply, seen=written)


def _go_on(course: Course) -> None:
    """Let the citizen write after the end, so that the case is opened again."""
    course.wait_days(2, 12)
    written = course.at
    said = course.fill(course.story.again)
    course.deeds.append(Write(at=written, case=course.case, channel=course.channel, words=said))
    course.wait(20, 300)
    course.deeds.append(
        Reopen(at=course.at, case=course.case, reason=course.choose(phrases.REOPENINGS), by=course.clerk)
    )
    course.wait(5, 60)
    reply(course, course.story.again_reply, seen=written)


def _close(course: Course, outcome: Outcome, note: str) -> None:
    referred = course.story.to if outcome is Outcome.OUT_OF_REMIT else ""
    recovered = course.story.recovered if outcome is course.story.outcome else None
    course.deeds.append(
        Close(
            at=course.at,
            case=course.case,
            outcome=outcome,
            referred_to=referred,
            note=note,
            by=course.clerk,
            recovered_yen=recovered,
        )
    )
