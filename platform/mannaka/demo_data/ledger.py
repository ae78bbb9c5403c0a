"""The lines of the ledger that a city kept before its centre."""

from datetime import date
from random import Random
from typing import Final

from case_core.cases.states import Channel
from case_core.intake.topics import Topic
from case_core.ledger.actions.import_ledger import LedgerLine
from mannaka.demo_data.people import CityData
from mannaka.demo_data.year import days_of_ledger

_CHANNELS: Final = {Channel.COUNTER: 58, Channel.TELEPHONE: 34, Channel.LETTER: 5, Channel.FAX: 3}
_TOPICS: Final = {
    Topic.PROCEDURES_TAX: 22,
    Topic.CONSUMER: 30,
    Topic.MONEY: 8,
    Topic.FAMILY: 9,
    Topic.HOUSING: 14,
    Topic.WORK: 3,
    Topic.MIND: 3,
    Topic.OPINION: 7,
    Topic.OTHER: 4,
}
_HOME: Final = "市民相談係"


def ledger_lines(rng: Random, city: CityData, *, today: date, scale: float = 1.0) -> list[LedgerLine]:
    """Return one line for each consultation that the city counted in the same months a year before."""
    return [_line(rng, city, day) for day in days_of_ledger(rng, city, today=today, scale=scale)]


def _line(rng: Random, city: CityData, day: date) -> LedgerLine:
    was_sent_on = rng.random() < 1 / 3
    return LedgerLine(
        on=day,
        channel=rng.choices(list(_CHANNELS), weights=list(_CHANNELS.values()))[0].value,
        topic=rng.choices(list(_TOPICS), weights=list(_TOPICS.values()))[0].value,
        section_name=rng.choice(city.sections).name if was_sent_on else _HOME,
    )
