"""How booths are used: sums of the counters, by site and by hour of the day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Sum

from case_core.booths.models import BoothSite, BoothUse
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer

# What is shown even where nobody came; hours outside are added when somebody did.
_FIRST_HOUR: Final = 9
_LAST_HOUR: Final = 16
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLine:
    """The use of one site."""

    name: str
    opened: int
    answered: int
    missed: int
    bar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HourLine:
    """The requests of one hour of the day, site by site."""

    hour: int
    by_site: list[int]
    opened: int
    bar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothFigures:
    """The use of all booths between two days."""

    sites: list[SiteLine]
    hours: list[HourLine]
    opened: int
    answered: int
    missed: int


def figures_between(viewer: Actor, first: date, last: date) -> BoothFigures:
    """
    Return the use of the booths between two days, both counted, in two statements.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    used = list(
        BoothUse.objects.filter(on__range=(first, last))
        .order_by()
        .values("site_id", "hour")
        .annotate(opened=Sum("opened"), answered=Sum("answered"), missed=Sum("missed"))
    )
    shown = {use["site_id"] for use in used}
    sites = [site for site in BoothSite.objects.all() if site.ended_at is None or site.pk in shown]
    lines = _sites(sites, used)
    return BoothFigures(
        sites=lines,
        hours=_hours(sites, used),
        opened=sum(line.opened for line in lines),
        answered=sum(line.answered for line in lines),
        missed=sum(line.missed for line in lines),
    )


def _sites(sites: list[BoothSite], used: list[dict[str, int]]) -> list[SiteLine]:
    sums: dict[int, dict[str, int]] = defaultdict(lambda: {"opened": 0, "answered": 0, "missed": 0})
    for use in used:
        for name in ("opened", "answered", "missed"):
            sums[use["site_id"]][name] += use[name]
    most = max((each["opened"] for each in sums.values()), default=0)
    return [SiteLine(name=site.name, bar=_bar(sums[site.pk]["opened"], most), **sums[site.pk]) for site in sites]


def _hours(sites: list[BoothSite], used: list[dict[str, int]]) -> list[HourLine]:
    opened = {(use["hour"], use["site_id"]): use["opened"] for use in used}
    hours = {hour for hour, _site in opened} | set(range(_FIRST_HOUR, _LAST_HOUR + 1))
    sums = {hour: sum(opened.get((hour, site.pk), 0) for site in sites) for hour in hours}
    most = max(sums.values(), default=0)
    return [
        HourLine(
            hour=hour,
            by_site=[opened.get((hour, site.pk), 0) for site in sites],
            opened=sums[hour],
            bar=_bar(sums[hour], most),
        )
        for hour in sorted(hours)
    ]


def _bar(value: int, most: int) -> int:
    return round(value * _WHOLE / most) if most else 0
