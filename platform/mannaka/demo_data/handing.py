"""How a matter goes through the hands of sections: in time, late, given back, or no longer awaited."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from case_core.cases.states import Channel, StatementKind
from case_core.handovers.actions.send_handover import Letter
from case_core.handovers.states import Consent
from mannaka.demo_data import phrases
from mannaka.demo_data.course import Course, note_down
from mannaka.demo_data.deeds import Acknowledge, HandOver, Report, Return, Waive
from mannaka.demo_data.timetable import at_centre, at_section, due_after
from mannaka_kit.clock import TOKYO


class Fate(StrEnum):
    """What becomes of a hand-over."""

    IN_TIME = "in_time"
    LATE = "late"
    RETURNED = "returned"
    WAIVED = "waived"


_FATES: Final = {Fate.IN_TIME: 77, Fate.LATE: 17, Fate.WAIVED: 6}
_RETURNS: Final = 0.7
_WISHES: Final = 0.35
_CONSENTS: Final = {Consent.SPOKEN: 80, Consent.WRITTEN: 11, Consent.WITHHELD: 7, Consent.EMERGENCY: 2}
_DAYS: Final = {5: 84, 3: 10, 10: 6}


def hand_around(course: Course, section_names: dict[str, str]) -> None:
    """Hand the matter to its section, to a second one where the first gives it back, until the centre has it again."""
    section = course.story.section
    if course.story.back and course.rng.random() < _RETURNS:
        send(course, section)
        give_back(course, section, reason=course.fill(course.story.back))
        section = course.story.second
    due_on = send(course, section)
    fate = course.rng.choices(list(_FATES), weights=list(_FATES.values()))[0]
    if course.is_quick or fate is Fate.IN_TIME:
        _answer_in_time(course, section, due_on)
    elif fate is Fate.LATE:
        _answer_late(course, section, due_on, section_names[section])
    else:
        _waive(course, section, due_on, section_names[section])


def send(course: Course, section: str, *, due_on: date | None = None) -> date:
    """Send the letter and return the day by which the answer is promised."""
    at = course.wait(12, 50)
    due = due_on or due_after(at.date(), course.rng.choices(list(_DAYS), weights=list(_DAYS.values()))[0])
    letter = Letter(
        reason=course.fill(course.story.reason),
        story=course.fill(course.story.words),
        wishes=course.choose(phrases.WISHES) if course.rng.random() < _WISHES else "",
        consent=course.rng.choices(list(_CONSENTS), weights=list(_CONSENTS.values()))[0],
    )
    course.deeds.append(HandOver(at=at, case=course.case, section=section, letter=letter, due_on=due, by=course.clerk))
    return due


def acknowledge(course: Course, section: str, *, at: datetime | None = None) -> None:
    """Let the section's officer take it within a working day."""
    course.at = at or at_section(course.rng, course.at + timedelta(minutes=course.rng.randrange(15, 400)))
    course.deeds.append(
        Acknowledge(at=course.at, case=course.case, section=section, by=course.city.officers()[section])
    )


def report(course: Course, section: str, *, at: datetime) -> None:
    """Let the officer answer."""
    course.at = at
    officer = course.city.officers()[section]
    name = next(member.name for member in course.city.staff if member.username == officer).split()[0]
    course.deeds.append(
        Report(
            at=at,
            case=course.case,
            section=section,
            result=course.story.result,
            report=course.fill(course.story.report),
            told=course.choose(phrases.TOLD, officer=name),
            by=officer,
        )
    )


def _answer_in_time(course: Course, section: str, due_on: date) -> None:
    acknowledge(course, section)
    closing = datetime.combine(due_on, time(17), TOKYO)
    left = max(int((closing - course.at).total_seconds() // 60), 2)
    moment = at_section(course.rng, course.at + timedelta(minutes=course.rng.randrange(1, min(left, 60 * 96))))
    report(course, section, at=max(course.at, min(moment, closing)))


def _answer_late(course: Course, section: str, due_on: date, name: str) -> None:
    acknowledge(course, section)
    overdue = due_after(due_on, 1)
    course.at = at_centre(course.rng, datetime.combine(overdue, time(8, 31), TOKYO))
    words = ((StatementKind.THIRD_PARTY.value, course.choose(phrases.CHASERS, section=name)),)
    course.wait(1, 90)
    note_down(course, words, channel=Channel.TELEPHONE, is_talk=False, at=course.at, third_party=name)
    day = due_after(overdue, course.rng.randrange(0, 6)) if course.rng.random() < 1 / 2 else overdue
    moment = max(course.at, datetime.combine(day, time(13), TOKYO))
    report(course, section, at=at_section(course.rng, moment + timedelta(minutes=course.rng.randrange(5, 180))))


def give_back(course: Course, section: str, *, reason: str) -> None:
    """Let the section's officer return it."""
    course.at = at_section(course.rng, course.at + timedelta(minutes=course.rng.randrange(40, 900)))
    course.deeds.append(
        Return(
            at=course.at,
            case=course.case,
            section=section,
            reason=reason,
            by=course.city.officers()[section],
        )
    )


def _waive(course: Course, section: str, due_on: date, name: str) -> None:
    if course.rng.random() < 1 / 2:
        acknowledge(course, section)
    last = datetime.combine(due_on, time(11), TOKYO)
    course.at = at_centre(course.rng, max(course.at, last - timedelta(days=course.rng.randrange(0, 3))))
    course.wait(5, 100)
    reason = course.choose(phrases.WAIVERS, section=name)
    course.deeds.append(Waive(at=course.at, case=course.case, section=section, reason=reason, by=course.clerk))
