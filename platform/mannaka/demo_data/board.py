"""Today: a handful of open cases, so that the day board has something of each kind."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from typing import Final

from case_core.cases.states import Channel
from mannaka.demo_data import course, handing, phrases
from mannaka.demo_data.course import Course
from mannaka.demo_data.deck import Deck
from mannaka.demo_data.deeds import Deed, Write
from mannaka.demo_data.library import Story
from mannaka.demo_data.people import CityData
from mannaka.demo_data.timetable import due_after, hours_of, is_working, working_day_before
from mannaka_kit.clock import TOKYO

NEW, WAITING, WAITING_DUE, IN_PROGRESS, READY = 4, 7, 2, 4, 3
"""As screens.md draws the day: four new, seven waiting of which two are due, and what the first clerk has herself."""
FIRST_CLERKS: Final = {"waiting": 4, "in_progress": 3, "ready": 2}
_ENOUGH: Final = timedelta(minutes=90)
_BY_STAFF: Final = (Channel.TELEPHONE, Channel.COUNTER)


@dataclass(kw_only=True)
class Board:
    """The open cases' deeds, and how many cases they are."""

    deeds: list[Deed] = field(default_factory=list)
    cases: int = 0


def todays_board(rng: Random, city: CityData, deck: Deck, *, now: datetime, first: int) -> Board:
    """Return the cases that are open now, numbered from `first`."""
    drawer = _Drawer(rng, city, deck, now, first)
    for place in range(NEW):
        drawer.draw_new(place)
    for place in range(WAITING):
        drawer.draw_waiting(place)
    for place in range(IN_PROGRESS):
        drawer.draw_in_progress(place)
    for place in range(READY):
        drawer.draw_ready(place)
    return drawer.board


class _Drawer:
    def __init__(self, rng: Random, city: CityData, deck: Deck, now: datetime, first: int) -> None:
        self.rng, self.city, self.deck, self.now, self.first = rng, city, deck, now, first
        self.board = Board()
        opens, _closes = hours_of(now.date())
        self.is_early = now - opens < _ENOUGH
        self.day = now.date() - timedelta(days=1) if self.is_early else now.date()

    def draw_new(self, place: int) -> None:
        """Draw a matter that nobody has taken up: two from the web, two that were taken down."""
        story = self._deal(is_handed=False)
        channel = Channel.WEB if place % 2 == 0 else Channel.TELEPHONE
        case = self._course(story, channel, self._lately())
        course.take_in(case)
        self._put(case)

    def draw_waiting(self, place: int) -> None:
        """Draw a matter in a section's hands; the first two should be answered by today, the last was bounced."""
        is_due, is_bounced = place < WAITING_DUE, place == WAITING - 1
        age = 8 if is_bounced else 5 if is_due else 1 + place % 4
        case = self._handed(place, age=age, name="waiting")
        due = working_day_before(self.now.date(), 0) if is_due else due_after(self.now.date(), 1 + place % 5)
        if is_bounced:
            self._bounce(case)
        handing.send(case, case.story.section, due_on=due)
        if place % 3 != 1:
            handing.acknowledge(case, case.story.section, at=case.at + timedelta(minutes=25 + place))
        self._put(case)

    def draw_in_progress(self, place: int) -> None:
        """Draw a matter that a clerk works on; in the last one the citizen has written again."""
        is_written = place == IN_PROGRESS - 1
        channel = Channel.WEB if is_written else self.rng.choice(_BY_STAFF)
        story = self._deal(is_handed=False, has_more=is_written)
        case = self._course(story, channel, self._lately(spare=_ENOUGH))
        case.clerk = self._clerk(place, name="in_progress")
        case.is_quick = True
        course.begin(case)
        if is_written:
            case.wait(5, 20)
            course.reply(case, story.reply)
            at = min(case.at + timedelta(minutes=20), self.now - timedelta(minutes=1))
            case.deeds.append(Write(at=at, case=case.case, channel=channel, words=case.fill(story.again)))
        self._put(case)

    def draw_ready(self, place: int) -> None:
        """Draw a matter that a section has answered today, or on its last working day."""
        case = self._handed(place, age=3, name="ready")
        handing.send(case, case.story.section, due_on=due_after(self.now.date(), 2))
        handing.acknowledge(case, case.story.section, at=case.at + timedelta(minutes=40))
        handing.report(case, case.story.section, at=self._answered(place))
        self._put(case)

    def _bounce(self, case: Course) -> None:
        """Let two sections give it back before the one whose it is."""
        others = [code for code in sorted(self.city.officers()) if code != case.story.section]
        for section, reason in zip(others, phrases.BOUNCES, strict=False):
            handing.send(case, section)
            handing.give_back(case, section, reason=reason)

    def _handed(self, place: int, *, age: int, name: str) -> Course:
        day = working_day_before(self.now.date(), age)
        story = self._deal(is_handed=True)
        at = datetime.combine(day, time(10, 5), TOKYO) + timedelta(minutes=self.rng.randrange(240))
        case = self._course(story, self.rng.choice(_BY_STAFF), at)
        case.clerk = self._clerk(place, name=name)
        course.begin(case)
        return case

    def _answered(self, place: int) -> datetime:
        working = is_working(self.day)
        day = self.day if working else working_day_before(self.day, 0)
        opens, closes = hours_of(day)
        last = min(closes, self.now) - timedelta(minutes=5 + 7 * place)
        return max(opens, last)

    def _lately(self, *, spare: timedelta = timedelta(minutes=5)) -> datetime:
        opens, closes = hours_of(self.day)
        last = min(closes, self.now) - spare
        return opens + timedelta(seconds=self.rng.randrange(max(int((last - opens).total_seconds()), 1)))

    def _deal(self, *, is_handed: bool, has_more: bool = False) -> Story:
        month = self.now.month
        return self.deck.deal(
            lambda story: (
                story.fits(month=month)
                and bool(story.section) is is_handed
                and not (has_more and not story.again)
                and not story.channels
            )
        )

    def _course(self, story: Story, channel: Channel, at: datetime) -> Course:
        number = self.first + self.board.cases
        return Course(rng=self.rng, city=self.city, story=story, case=number, channel=channel, at=at)

    def _clerk(self, place: int, *, name: str) -> str:
        first, *others = self.city.clerks()
        return first if place < FIRST_CLERKS[name] else self.rng.choice(others)

    def _put(self, case: Course) -> None:
        self.board.deeds += case.deeds
        self.board.cases += 1
