"""Days, months and years in a text, however they are written: 令和6年3月3日 is R6.3.3 is 2024-03-03."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from mannaka_kit.japanese import ERAS

_NUMERALS: Final = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NUMBER: Final = r"(?:\d{1,2}|元|[〇一二三四五六七八九十]{1,4})"
_YEAR: Final = (
    rf"(?:(?P<era>令和|平成|昭和|大正|明治|(?<![A-Za-z0-9])[RHSTMrhstm])\s*(?P<n>{_NUMBER})|(?P<west>(?<!\d)\d{{4}}))"
)
_WORDS: Final = re.compile(
    rf"{_YEAR}\s*年\s*(?:(?P<fiscal>度)|(?P<month>{_NUMBER})\s*月\s*(?:(?P<day>{_NUMBER})\s*日)?)?"
)
_SIGNS: Final = re.compile(
    rf"{_YEAR}\s*(?P<sign>[-./])\s*(?P<month>\d{{1,2}})(?:\s*(?P=sign)\s*(?P<day>\d{{1,2}}))?(?![\d./-])"
)
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, or a month or year where nothing more is said; `exists` is false for what never was (平成40年)."""

    begin: int
    end: int
    year: int
    month: int | None
    day: int | None
    is_fiscal: bool
    exists: bool

    @property
    def lexeme(self) -> str:
        """Return the one word for all its ways of writing."""
        if self.is_fiscal:
            return f"f:{self.year}"
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "d:" + "-".join(parts)

    @property
    def lexemes(self) -> list[str]:
        """Return the words under which it is found: the day, its month and its year."""
        if self.is_fiscal:
            return [self.lexeme]
        parts = self.lexeme.removeprefix("d:").split("-")
        return ["d:" + "-".join(parts[:count]) for count in range(1, len(parts) + 1)]


def days_in(text: str) -> Iterator[Day]:
    """Yield the days of a text whose width is folded, in their order."""
    found = [match for pattern in (_WORDS, _SIGNS) for match in pattern.finditer(text)]
    end = 0
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end and (day := _day_of(match)) is not None:
            end = match.end()
            yield day


def _day_of(match: re.Match[str]) -> Day | None:
    told = match.groupdict()
    month, day = _number(told["month"]), _number(told["day"])
    if month is not None and not 1 <= month <= _MONTHS:
        return None  # 0898-22-1234 is a telephone number
    era, year = _year_of(told)
    return Day(
        begin=match.start(),
        end=match.end(),
        year=year,
        month=month,
        day=day,
        is_fiscal=bool(told.get("fiscal")),
        exists=_exists(era, year, month, day),
    )


def _year_of(told: dict[str, str | None]) -> tuple[str | None, int]:
    if told["west"]:
        return None, int(told["west"])
    named = str(told["era"]).upper()
    era = next(era for era in ERAS if named in (era.name, era.letter))
    return era.name, era.starts_on.year + (_number(told["n"]) or 0) - 1


def _exists(era_name: str | None, year: int, month: int | None, day: int | None) -> bool:
    try:
        first, last = date(year, month or 1, day or 1), date(year, month or _MONTHS, day or 28)
    except ValueError:
        return False
    if era_name is None:
        return True
    position = [era.name for era in ERAS].index(era_name)
    return last >= ERAS[position].starts_on and (position == 0 or first < ERAS[position - 1].starts_on)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if text == "元":
        return 1
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_NUMERALS[sign]) for sign in text))
    return (_NUMERALS.get(tens, 1)) * 10 + (_NUMERALS[ones] if ones else 0)
