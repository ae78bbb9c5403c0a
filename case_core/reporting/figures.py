"""What is counted."""

from dataclasses import dataclass, field

from case_core.reporting.periods import Period
from case_core.reporting.pushing import Pushed
from case_core.reporting.referring import Referred


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One number of the period beside that of the year before."""

    key: str
    label: str
    this: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """What became of the matters that a section was asked about in the period."""

    section_id: int
    label: str
    sent: int
    in_time: int
    late: int
    returned: int
    waived: int
    waiting: int
    overdue: int

    @property
    def fates(self) -> tuple[int, ...]:
        """Return the parts of the section's bar, which add up to all."""
        return self.in_time, self.late, self.returned, self.waived, self.waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number of this moment."""

    key: str
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What has happened today so far."""

    opened: int
    closed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All numbers of a period."""

    period: Period
    months: list[Line]
    channels: list[Line]
    topics: list[Line]
    outcomes: list[Line]
    recovered: list[Line]
    sections: list[SectionLine]
    open_now: list[Count]
    today: Today
    pushed: Pushed = field(default_factory=Pushed)
    referred: Referred = field(default_factory=Referred)

    @property
    def consultations(self) -> Line:
        """Return how many came."""
        return total_of(self.months)

    @property
    def closed(self) -> Line:
        """Return how many ended."""
        return total_of(self.outcomes)

    @property
    def recovered_total(self) -> Line:
        """Return how many yen consumers got back, or need not pay."""
        return total_of(self.recovered)

    @property
    def endings(self) -> list[tuple[Line, Line]]:
        """Return each outcome beside the yen that were got back with it."""
        return list(zip(self.outcomes, self.recovered, strict=True))

    @property
    def answered(self) -> int:
        """Return how many answers sections gave."""
        return sum(line.in_time + line.late for line in self.sections)

    @property
    def answered_in_time(self) -> int:
        """Return how many of them came by the promised day."""
        return sum(line.in_time for line in self.sections)

    @property
    def open_total(self) -> int:
        """Return how many are open at this moment."""
        return sum(count.number for count in self.open_now)


def total_of(lines: list[Line]) -> Line:
    """Return the sum of lines."""
    return Line(key="total", label="", this=sum(line.this for line in lines), before=sum(line.before for line in lines))
