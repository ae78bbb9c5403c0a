"""What became of the matters that were sent on to bodies outside the city hall."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from case_core.referrals.states import ReferralOutcome, ReferralStatus
from case_core.reporting import counting
from case_core.reporting.periods import Period
from mannaka_kit import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLine:
    """What became of the matters that a body was asked to take in the period."""

    organization_id: int
    label: str
    number: int
    sent: int
    accepted: int
    declined: int
    done: int
    revoked: int
    late: int

    @property
    def fates(self) -> tuple[int, ...]:
        """Return the parts of the body's bar, which add up to all."""
        return self.done, self.accepted, self.sent, self.declined, self.revoked


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """How often something came of it."""

    key: str
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """The figures of referrals over a period."""

    bodies: list[BodyLine] = field(default_factory=list)
    outcomes: list[OutcomeLine] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return how many were sent on."""
        return sum(line.number for line in self.bodies)

    @property
    def done(self) -> int:
        """Return of how many the body told what came of it."""
        return sum(line.done for line in self.bodies)


def referred_in(period: Period) -> Referred:
    """Return the figures of what was sent on in the period, in one statement."""
    rows = list(counting.referred_in(period, today=clock.today()))
    by_outcome: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        by_outcome[row["outcome"]] += row["number"]
    return Referred(
        bodies=_bodies(rows),
        outcomes=[
            OutcomeLine(key=each.value, label=str(each.label), number=by_outcome[each.value])
            for each in ReferralOutcome
        ],
    )


def _bodies(rows: Iterable[Mapping[str, Any]]) -> list[BodyLine]:
    """Add up the rows of each body, the one that was asked most first."""
    of_body: defaultdict[tuple[str, int, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        of_body[row["kana"], row["body_id"], row["body"]].append(row)
    lines = [_body(body_id, name, found) for (_kana, body_id, name), found in sorted(of_body.items())]
    return sorted(lines, key=lambda line: -line.number)


def _body(organization_id: int, name: str, rows: list[Mapping[str, Any]]) -> BodyLine:
    sums = {key: sum(row[key] for row in rows) for key in ("number", "late", *ReferralStatus.values)}
    return BodyLine(organization_id=organization_id, label=name, **sums)
