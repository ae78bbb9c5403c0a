"""How far the matters that ended in a period were pushed around: of all, and of each section; never of a clerk."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from case_core.cases.states import CaseStatus
from case_core.reporting.periods import Period
from case_core.spans.index import PushingAround
from case_core.spans.models import CaseSpan
from case_core.spans.states import SpanEnding, SpanKind

# From here on, one bar.
MOST_POINTS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsLine:
    """How many matters have an index."""

    key: str
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedSection:
    """What the matters that were at a section's desk had to go through."""

    section_id: int
    label: str
    cases: int
    returned: int
    unreturned: int
    median: float

    @property
    def unreturned_share(self) -> int:
        """Return how many of a hundred came back from nowhere."""
        return round(100 * self.unreturned / self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """The index of pushing around over a period."""

    cases: int = 0
    unreturned: int = 0
    median: float | None = None
    points: list[PointsLine] = field(default_factory=list)
    sections: list[PushedSection] = field(default_factory=list)

    @property
    def unreturned_share(self) -> int | None:
        """Return how many of a hundred came back from nowhere; none where nothing ended."""
        return round(100 * self.unreturned / self.cases) if self.cases else None


def pushed_in(period: Period) -> Pushed:
    """Return the figures of the cases that ended in the period and whose way was recorded, in two statements."""
    ended = CaseSpan.objects.filter(
        case__status=CaseStatus.CLOSED,
        case__closed_at__gte=period.starts_at,
        case__closed_at__lt=period.ends_before,
    )
    indices = dict(_indices(ended))
    if not indices:
        return Pushed(points=_histogram([]))
    return Pushed(
        cases=len(indices),
        unreturned=sum(index.returns == 0 for index in indices.values()),
        median=float(median(index.points for index in indices.values())),
        points=_histogram(index.points for index in indices.values()),
        sections=_sections(ended, indices),
    )


def _indices(ended: QuerySet[CaseSpan]) -> Iterable[tuple[int, PushingAround]]:
    """Let the database add up what `spans.index.measure` adds up for one case; a test compares them."""
    at_desk = Q(kind=SpanKind.AT_DESK)
    counted = (
        ended.order_by()
        .values("case_id")
        .annotate(
            desks=Count(Coalesce("section_id", 0), distinct=True, filter=at_desk),
            retold=Count("pk", filter=Q(kind=SpanKind.RETOLD)),
            unowned=Sum(F("ended_at") - F("began_at"), filter=Q(kind=SpanKind.NOBODYS)),
            returns=Count("pk", filter=at_desk & Q(ending=SpanEnding.RETURNED)),
        )
    )
    for row in counted:
        numbers = {name: row[name] for name in ("desks", "retold", "returns")}
        yield row["case_id"], PushingAround(unowned=row["unowned"] or timedelta(), **numbers)


def _histogram(points: Iterable[int]) -> list[PointsLine]:
    counted = Counter(min(point, MOST_POINTS) for point in points)
    return [
        PointsLine(key=str(point), label=str(point) if point < MOST_POINTS else f"{point}+", number=counted[point])
        for point in range(MOST_POINTS + 1)
    ]


def _sections(ended: QuerySet[CaseSpan], indices: Mapping[int, PushingAround]) -> list[PushedSection]:
    """Put the matters together that were at the same desk, the busiest first."""
    stays = ended.order_by("section__name_kana", "section_id").filter(kind=SpanKind.AT_DESK, section__isnull=False)
    names: dict[int, str] = {}
    cases: dict[int, set[int]] = defaultdict(set)
    returned: Counter[int] = Counter()
    told: Iterable[Any] = stays.values_list("section_id", "section__name", "case_id", "ending")
    for section_id, name, case_id, ending in told:
        names[section_id] = name
        cases[section_id].add(case_id)
        returned[section_id] += ending == SpanEnding.RETURNED
    lines = [_section(each, names[each], returned[each], [indices[case] for case in cases[each]]) for each in names]
    return sorted(lines, key=lambda line: -line.cases)


def _section(section_id: int, label: str, returned: int, indices: list[PushingAround]) -> PushedSection:
    return PushedSection(
        section_id=section_id,
        label=label,
        cases=len(indices),
        returned=returned,
        unreturned=sum(index.returns == 0 for index in indices),
        median=float(median(index.points for index in indices)),
    )
