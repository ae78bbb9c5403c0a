"""A city's year as one list of deeds, the same each time for the same day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from case_core.cases.states import Channel
from mannaka.demo_data import board, course, handing
from mannaka.demo_data.calling import with_calls
from mannaka.demo_data.course import BY_CITIZEN, Course
from mannaka.demo_data.deck import Deck, channel_for
from mannaka.demo_data.deeds import Deed
from mannaka.demo_data.library import Story, stories_of
from mannaka.demo_data.people import CityData
from mannaka.demo_data.terms import with_terms
from mannaka.demo_data.timetable import at_centre, at_home, hours_of, in_hours
from mannaka.demo_data.year import days_of_cases, last_period
from mannaka_kit.clock import TOKYO

_FROM_HOME: Final = BY_CITIZEN | {Channel.MAIL}
_TRIES, _TRIES_WITH_SECTIONS = 60, 20
_LAST_DAYS: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The deeds of a city in the order in which they happened."""

    deeds: tuple[Deed, ...]
    cases: int


def plan_year(city: CityData, *, now: datetime, scale: float = 1.0) -> Year:
    """Return everything that happened in the city up to now: a year and more that is over, and today's board."""
    now = now.astimezone(TOKYO)
    planner = _Planner(city, now)
    days = days_of_cases(planner.rng, city, today=now.date(), scale=scale)
    deeds = [deed for number, day in enumerate(days) for deed in planner.over(number, day)]
    today = board.todays_board(planner.rng, city, planner.deck, now=now, first=len(days))
    deeds += today.deeds
    deeds.sort(key=lambda deed: deed.at)
    deeds = with_terms(city, with_calls(city, deeds, now=now), now=now, first=len(days))
    return Year(deeds=tuple(deeds), cases=len(days) + today.cases)


class _Planner:
    def __init__(self, city: CityData, now: datetime) -> None:
        self.city, self.now = city, now
        # Invented matters need no unguessable numbers; the seed makes them the same at each start.
        self.rng = Random(f"{city.code}:{last_period(now.date()).first}")  # noqa: S311
        self.sections = {section.code: section.name for section in city.sections}
        self.deck = Deck(self.rng, stories_of(city.code, sections=frozenset(self.sections)))

    def over(self, number: int, day: date) -> Sequence[Deed]:
        """Return the deeds of a case that has ended by now."""
        for attempt in range(_TRIES):
            is_quick = attempt >= _TRIES_WITH_SECTIONS or self.now.date() - day <= _LAST_DAYS
            story = self._story(day, is_quick=is_quick)
            told = self._tell(number, day, story, is_quick=is_quick)
            if told[-1].at < self.now:
                return told
            self.deck.put_back(story)
        raise LookupError(f"no story of {day} has ended by {self.now}")

    def _story(self, day: date, *, is_quick: bool) -> Story:
        return self.deck.deal(lambda story: story.fits(month=day.month) and not (is_quick and story.section))

    def _tell(self, number: int, day: date, story: Story, *, is_quick: bool) -> list[Deed]:
        channel = channel_for(self.rng, story)
        # A mail of the last evening is taken in on the next day, and would be missing from what the city counted.
        from_home = channel in _FROM_HOME and not is_quick and day != last_period(self.now.date()).last
        told = Course(
            rng=self.rng,
            city=self.city,
            story=story,
            case=number,
            channel=channel,
            at=at_home(self.rng, day) if from_home else self._in_hours(day, is_quick=is_quick),
            is_quick=is_quick,
        )
        if channel is Channel.MAIL:
            # A clerk takes a mail in when the centre is open.
            told.at = at_centre(self.rng, told.at)
        course.begin(told)
        if story.section:
            handing.hand_around(told, self.sections)
        course.finish(told, ended_by_section=bool(story.section))
        return told.deeds

    def _in_hours(self, day: date, *, is_quick: bool) -> datetime:
        opens, closes = hours_of(day)
        spare = int((closes - opens).total_seconds() // 60) - 120 if is_quick else 25
        return in_hours(self.rng, day, spare=spare)
