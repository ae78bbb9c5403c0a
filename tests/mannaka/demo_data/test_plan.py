"""The planned year, without a database."""

import re
from collections import Counter
from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random

import pytest

from case_core.cases.states import Channel, Outcome
from case_core.intake.topics import Topic
from mannaka.demo_data import deeds
from mannaka.demo_data.board import IN_PROGRESS, NEW, READY, WAITING
from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.ledger import ledger_lines
from mannaka.demo_data.library import all_stories
from mannaka.demo_data.people import CityData
from mannaka.demo_data.plan import Year, plan_year
from mannaka.demo_data.saijo import SAIJO
from mannaka.demo_data.timetable import hours_of, is_working
from mannaka.demo_data.year import last_period
from mannaka_kit.clock import TOKYO, day_of
from tests.mannaka.demo_data.told import cases_by_sentence, texts

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=TOKYO)  # a Tuesday
CITIES = pytest.mark.parametrize("city", [IMABARI, SAIJO], ids=["imabari", "saijo"])
OPEN_NOW = NEW + WAITING + IN_PROGRESS + READY


@lru_cache(maxsize=2)
def year_of(code: str) -> Year:
    return plan_year(IMABARI if code == IMABARI.code else SAIJO, now=NOW)


def opened(year: Year) -> list[deeds.Open]:
    return [deed for deed in year.deeds if isinstance(deed, deeds.Open)]


def test_the_period_is_the_newest_that_is_over() -> None:
    assert last_period(date(2026, 11, 24)).first == date(2025, 8, 30)
    assert last_period(date(2026, 3, 31)).last == date(2025, 3, 31)
    assert last_period(date(2026, 4, 1)).last == date(2026, 3, 31)
    assert last_period(date(2022, 4, 1)).days == 214


def test_imabari_counts_what_its_account_says() -> None:
    days = [deed.at.date() for deed in opened(year_of(IMABARI.code))]
    assert sum(date(2025, 8, 30) <= day <= date(2026, 3, 31) for day in days) == 1282
    assert min(days) >= date(2025, 8, 30)
    before = [line.on for line in ledger_lines(Random(1), IMABARI, today=NOW.date())]  # noqa: S311 - no secret
    assert len(before) == 229
    assert (min(before) >= date(2024, 8, 30), max(before) <= date(2025, 3, 31)) == (True, True)


@pytest.mark.parametrize("day", [22, 23, 25])
def test_imabari_counts_so_whenever_the_demo_starts(day: int) -> None:
    year = plan_year(IMABARI, now=NOW.replace(day=day))
    days = [day_of(deed.at) for deed in opened(year)]
    assert sum(date(2025, 8, 30) <= day <= date(2026, 3, 31) for day in days) == 1282


@CITIES
def test_the_months_since_go_on_at_the_same_rate(city: CityData) -> None:
    days = [deed.at.date() for deed in opened(year_of(city.code))]
    since = [day for day in days if date(2026, 4, 1) <= day <= date(2026, 11, 23)]
    rate = len(since) / (date(2026, 11, 23) - date(2026, 3, 31)).days
    assert rate == pytest.approx(city.in_period / 214, rel=0.05)
    weekday = Counter(is_working(day) for day in days)
    assert weekday[True] > 2 * weekday[False] > 0


@CITIES
def test_no_sentence_stands_in_over_two_in_a_hundred_cases(city: CityData) -> None:
    year = year_of(city.code)
    found = cases_by_sentence(year.deeds)
    worst = max(found, key=lambda sentence: len(found[sentence]))
    assert len(found[worst]) <= 0.02 * year.cases, worst


def test_there_are_over_three_hundred_stories_told_in_imabari() -> None:
    stories = all_stories()
    assert len({story.words for story in stories}) == len({story.title for story in stories}) == len(stories)
    # A story is recognised by the words that have no blank in them.
    stems = {max(re.split(r"\{\w+\}", story.words), key=len): story for story in stories}
    assert len(stems) == len(stories)
    told = " ".join({deed.words for deed in opened(year_of(IMABARI.code))})
    assert sum(stem in told for stem in stems) >= 300


def test_no_text_keeps_a_blank_and_no_number_is_a_real_one() -> None:
    for code in (IMABARI.code, SAIJO.code):
        for deed in year_of(code).deeds:
            assert not re.search(r"[{}]", "".join(texts(deed))), deed
        numbers = {deed.person.telephone for deed in opened(year_of(code))}
        assert all(re.fullmatch(r"(0898-00-\d{4})?", number) for number in numbers)
        # Short numbers that everybody may dial are no one's: all longer ones are missing from the stories.
        assert not any(
            re.search(r"\d{2,4}-\d{2,4}-\d{4}", text) for deed in year_of(code).deeds for text in texts(deed)
        )


def test_every_channel_topic_and_outcome_occurs() -> None:
    year = year_of(IMABARI.code)
    assert {deed.channel for deed in opened(year)} == set(Channel)
    assert {deed.topic for deed in opened(year)} == set(Topic)
    assert {deed.outcome for deed in year.deeds if isinstance(deed, deeds.Close)} == set(Outcome)
    assert all(deed.topic == Topic.CONSUMER or deed.channel != Channel.LINE or deed.by == "" for deed in opened(year))


@CITIES
def test_sections_answer_in_time_and_late_and_some_give_back(city: CityData) -> None:
    due: dict[tuple[int, str], date] = {}
    fates: Counter[str] = Counter()
    for deed in year_of(city.code).deeds:
        if isinstance(deed, deeds.HandOver):
            due[deed.case, deed.section] = deed.due_on
        elif isinstance(deed, deeds.Report):
            fates["late" if deed.at.date() > due[deed.case, deed.section] else "in_time"] += 1
        elif isinstance(deed, deeds.Return | deeds.Waive):
            fates[type(deed).__name__] += 1
    assert fates["in_time"] > 3 * fates["late"] > 0
    assert fates["Return"] > 0
    assert fates["Waive"] > 0


@CITIES
def test_time_runs_forward_and_nothing_lies_ahead(city: CityData) -> None:
    year = year_of(city.code)
    assert list(year.deeds) == sorted(year.deeds, key=lambda deed: deed.at)
    assert year.deeds[-1].at <= NOW
    reached: dict[int, datetime] = {}
    for deed in year.deeds:
        assert deed.at >= reached.get(deed.case, deed.at)
        reached[deed.case] = deed.at
    assert len(reached) == year.cases == len(opened(year))


@CITIES
def test_staff_act_while_the_centre_is_open(city: CityData) -> None:
    by_staff = [
        deed for deed in year_of(city.code).deeds if getattr(deed, "by", "") and not isinstance(deed, deeds.Close)
    ]
    outside = [deed for deed in by_staff if not hours_of(deed.at.date())[0] <= deed.at <= hours_of(deed.at.date())[1]]
    assert outside == []
    by_officers = [deed for deed in by_staff if isinstance(deed, deeds.Acknowledge | deeds.Report | deeds.Return)]
    assert all(is_working(deed.at.date()) for deed in by_officers)


@CITIES
def test_only_todays_board_is_open(city: CityData) -> None:
    is_open: dict[int, bool] = {}
    for deed in year_of(city.code).deeds:
        if isinstance(deed, deeds.Open | deeds.Reopen | deeds.Close):
            is_open[deed.case] = not isinstance(deed, deeds.Close)
    assert sum(is_open.values()) == OPEN_NOW


def test_the_year_is_the_same_each_time_and_another_in_saijo() -> None:
    again = plan_year(IMABARI, now=NOW)
    assert again == year_of(IMABARI.code)
    ours, theirs = ({deed.words for deed in opened(year_of(code))} for code in (IMABARI.code, SAIJO.code))
    assert year_of(SAIJO.code).cases < year_of(IMABARI.code).cases / 2
    assert theirs - ours
    assert ours - theirs


@pytest.mark.parametrize("hour", [0, 8, 9, 12, 16, 23])
@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 24), date(2027, 1, 1), date(2026, 4, 1)], ids=str)
def test_a_year_can_be_planned_at_any_moment(day: date, hour: int) -> None:
    now = datetime(day.year, day.month, day.day, hour, 5, tzinfo=TOKYO)
    year = plan_year(SAIJO, now=now, scale=0.2)
    assert year.deeds[-1].at <= now
    latest = [deed for deed in opened(year) if now - deed.at < timedelta(days=2)]
    assert latest
