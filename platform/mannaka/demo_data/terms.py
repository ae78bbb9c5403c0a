"""Days that were promised, asked for and given; who agreed to what was given back; and who had to tell it twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from case_core.cases.states import Direction
from mannaka.demo_data import phrases
from mannaka.demo_data.deeds import (
    Acknowledge,
    AskTime,
    BreakPromise,
    Close,
    Deed,
    GrantTime,
    HandOver,
    Note,
    PromiseAnswer,
    RefuseTime,
    Reply,
    Report,
    Return,
)
from mannaka.demo_data.people import CityData
from mannaka.demo_data.timetable import due_after, is_working, working_day_before
from mannaka_kit.clock import TOKYO

_PROMISED: Final = 0.3
_ASKED: Final = 0.5
_REFUSED: Final = 0.25
_RETOLD_RETURNED, _RETOLD_ANSWERED = 0.35, 0.08
_KEPT_APART: Final = 0.1


def with_terms(city: CityData, told: Sequence[Deed], *, now: datetime, first: int) -> list[Deed]:
    """Return the deeds of a year with its days among them, drawn from a deck of their own; today's begin at `first`."""
    # Invented days need no unguessable numbers.
    rng = Random(f"{city.code}:terms")  # noqa: S311
    by_case: dict[int, list[Deed]] = defaultdict(list)
    for deed in told:
        by_case[deed.case].append(deed)
    deeds = [deed for case in by_case.values() for deed in _of_case(rng, city, case, now)]
    return sorted([*deeds, *_waits_longer(told, first=first)], key=lambda deed: deed.at)


def _of_case(rng: Random, city: CityData, told: list[Deed], now: datetime) -> list[Deed]:
    if not any(isinstance(deed, HandOver) for deed in told):
        return told
    told = [_signed(rng, city, deed) for deed in told]
    told = _with_more_time(rng, told)
    return sorted([*told, *_promises(rng, told, now)], key=lambda deed: deed.at)


def _signed(rng: Random, city: CityData, deed: Deed) -> Deed:
    if isinstance(deed, Return):
        superior = superior_of(city, deed.section)
        return replace(deed, superior=superior, was_retold=rng.random() < _RETOLD_RETURNED)
    if isinstance(deed, Report):
        apart = phrases.KEPT_APART.get(deed.section, "") if rng.random() < _KEPT_APART else ""
        return replace(deed, separate_record=apart, was_retold=rng.random() < _RETOLD_ANSWERED)
    return deed


def superior_of(city: CityData, section: str) -> str:
    """Return the name of a section's head: who is known in the city, or somebody of the name list."""
    known = [member.name for member in city.staff if member.section == section and member.is_head]
    place = [each.code for each in city.sections].index(section)
    return known[0] if known else phrases.SUPERIORS[place % len(phrases.SUPERIORS)]


def _with_more_time(rng: Random, told: list[Deed]) -> list[Deed]:
    """Let a section that answered late ask for more time on the last day; whoever got it needs no reminding."""
    sent: dict[str, HandOver] = {}
    taken: dict[str, datetime] = {}
    deeds = list(told)
    for deed in told:
        if isinstance(deed, HandOver):
            sent[deed.section] = deed
        elif isinstance(deed, Acknowledge):
            taken[deed.section] = deed.at
        elif isinstance(deed, Report) and deed.at.date() > sent[deed.section].due_on and rng.random() < _ASKED:
            deeds = _ask(rng, deeds, sent[deed.section], deed, taken[deed.section])
    return deeds


def _ask(rng: Random, told: list[Deed], sent: HandOver, answer: Report, taken: datetime) -> list[Deed]:
    asked = datetime.combine(sent.due_on, time(10, 30), TOKYO) + timedelta(minutes=rng.randrange(240))
    if asked <= taken or not is_working(sent.due_on):
        return told
    until = answer.at.date() if is_working(answer.at.date()) else due_after(answer.at.date(), 1)
    replied = asked + timedelta(minutes=rng.randrange(10, 90))
    where: dict[str, Any] = {"case": sent.case, "section": sent.section}
    wish = AskTime(at=asked, until=until, reason=rng.choice(phrases.WHY_LONGER), by=answer.by, **where)
    if rng.random() < _REFUSED:
        return [*told, wish, RefuseTime(at=replied, note=rng.choice(phrases.NO_LONGER), by=sent.by, **where)]
    kept = [deed for deed in told if not _reminds(deed, asked, answer.at)]
    return [*kept, wish, GrantTime(at=replied, note="", by=sent.by, **where)]


def _reminds(deed: Deed, asked: datetime, answered: datetime) -> bool:
    return isinstance(deed, Note) and deed.direction is Direction.INTERNAL and asked < deed.at < answered


def _promises(rng: Random, told: list[Deed], now: datetime) -> Iterator[Deed]:
    """Promise the person an answer when a matter goes to a section, and again where it came back."""
    is_promised = rng.random() < _PROMISED
    is_open = not any(isinstance(deed, Close) for deed in told)
    handed = [deed for deed in told if isinstance(deed, HandOver)]
    today = now.date() if is_open else None
    promises = [_promise(rng, deed, place, today) for place, deed in enumerate(handed) if is_promised or is_open]
    for place, promise in enumerate(promises):
        yield promise
        following = [each.at for each in promises[place + 1 : place + 2]]
        answers = [deed.at for deed in told if isinstance(deed, Reply | Close) and deed.at >= promise.at]
        morning = datetime.combine(promise.promised_on + timedelta(days=1), time(), TOKYO)
        if morning <= min([now, *following, *answers]):
            yield BreakPromise(at=morning, case=promise.case)


def _promise(rng: Random, handed: HandOver, place: int, today: date | None) -> PromiseAnswer:
    """Promise the day after the section's; of the open ones that are due, one is kept waiting, and one was broken."""
    day = due_after(handed.due_on, 1)
    if today is not None and handed.due_on <= today:
        day = working_day_before(today, 1) if handed.case % 2 == 0 else handed.due_on
    reason = rng.choice(phrases.WHY_LATER) if place else ""
    return PromiseAnswer(at=handed.at, case=handed.case, promised_on=day, reason=reason, by=handed.by)


def _waits_longer(told: Sequence[Deed], *, first: int) -> Iterator[Deed]:
    """Let the first matter of today's board that a section has taken be one for which it asks for more time."""
    handed_over = {(deed.case, deed.section): deed for deed in told if isinstance(deed, HandOver)}
    bounced = {deed.case for deed in told if isinstance(deed, Return)}
    for deed in told:
        if isinstance(deed, Acknowledge) and deed.case >= first and deed.case not in bounced:
            handed = handed_over[deed.case, deed.section]
            at = max(deed.at, _afternoon(working_day_before(handed.due_on, 1)))
            until = due_after(handed.due_on, 3)
            yield AskTime(
                at=at, case=deed.case, section=deed.section, until=until, reason=phrases.WHY_LONGER[0], by=deed.by
            )
            return


def _afternoon(day: date) -> datetime:
    return datetime.combine(day, time(15), TOKYO)
