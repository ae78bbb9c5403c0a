"""Dates and years as offices write them, by era or by the western calendar."""

import re
from dataclasses import dataclass
from datetime import date

from mannaka_kit.japanese.text import fold_width


@dataclass(frozen=True, slots=True)
class Era:
    """An era of the Japanese calendar (元号)."""

    name: str
    letter: str
    starts_on: date


ERAS = (
    Era("令和", "R", date(2019, 5, 1)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("明治", "M", date(1868, 10, 23)),
)
_ERA_YEAR = re.compile(r"(?P<era>令和|平成|昭和|大正|明治|[RHSTM])\s*(?P<year>元|\d{1,2})年?")
_WESTERN_YEAR = re.compile(r"(?P<year>\d{4})年?")
_REST_OF_DATE = re.compile(r"\s*[-./年]?\s*(?P<month>\d{1,2})\s*[-./月]\s*(?P<day>\d{1,2})\s*日?\s*")


def era_date(day: date) -> str:
    """Return a date as offices write it: 令和8年1月15日."""
    era = next((era for era in ERAS if era.starts_on <= day), None)
    if era is None:
        return f"{day.year}年{day.month}月{day.day}日"
    year = day.year - era.starts_on.year + 1
    return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def parse_year(text: str) -> int:
    """Return the western year of `R8`, `令和8年`, `昭和元年` or `2026`.

    :raises ValueError: if it is no year, or the era had no such year.
    """
    folded = fold_width(text).strip().upper()
    for pattern in (_ERA_YEAR, _WESTERN_YEAR):
        if match := pattern.fullmatch(folded):
            return _western_year(match)
    raise ValueError("not a year")


def parse_date(text: str) -> date:
    """Return the date of `令和8年1月15日`, `R8.1.15`, `2026-01-15` or `2026年1月15日`.

    :raises ValueError: if it is no date, or lies outside the era it names.
    """
    folded = fold_width(text).strip().upper()
    year = _ERA_YEAR.match(folded) or _WESTERN_YEAR.match(folded)
    rest = _REST_OF_DATE.fullmatch(folded, year.end()) if year else None
    if year is None or rest is None:
        raise ValueError("not a date")
    day = date(_western_year(year), int(rest["month"]), int(rest["day"]))
    _check_inside_era(year, day)
    return day


def _western_year(match: re.Match[str]) -> int:
    year = 1 if match["year"] == "元" else int(match["year"])
    era = _era(match)
    if era is None:
        return year
    western = era.starts_on.year + year - 1
    if year < 1 or western > _last_year(era):
        raise ValueError("the era had no such year")
    return western


def _era(match: re.Match[str]) -> Era | None:
    named = match.groupdict().get("era")
    return next((era for era in ERAS if named in (era.name, era.letter)), None)


def _last_year(era: Era) -> int:
    later = ERAS[: ERAS.index(era)]
    return later[-1].starts_on.year if later else date.max.year


def _check_inside_era(match: re.Match[str], day: date) -> None:
    era = _era(match)
    if era is None:
        return
    later = ERAS[: ERAS.index(era)]
    if day < era.starts_on or (later and day >= later[-1].starts_on):
        raise ValueError("the date lies outside its era")
