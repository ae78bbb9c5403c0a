"""The index of pushing around, as docs/reference/pushing-around-index.md defines it: arithmetic on recorded spans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from case_core.spans.states import SpanEnding, SpanKind

# The centre and one section: the way on which nobody is pushed around.
DESKS_MEANT: Final = 2
_DAY: Final = timedelta(days=1)


class Spanned(Protocol):
    """A span, as a row or from anywhere else."""

    @property
    def kind(self) -> str:
        """Return what it tells."""

    @property
    def section_id(self) -> int | None:
        """Return the section, none for the centre."""

    @property
    def began_at(self) -> datetime:
        """Return its first moment."""

    @property
    def ended_at(self) -> datetime | None:
        """Return its last moment, none while it lasts."""

    @property
    def ending(self) -> str:
        """Return how a stay ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PushingAround:
    """How far a matter was pushed around (たらい回しの指数)."""

    desks: int
    retold: int
    unowned: timedelta
    returns: int

    @property
    def unowned_seconds(self) -> int:
        """Return the time in nobody's hands as a number."""
        return int(self.unowned.total_seconds())

    @property
    def unowned_days(self) -> int:
        """Return the whole days in nobody's hands."""
        return self.unowned // _DAY

    @property
    def points(self) -> int:
        """Return the index: a point for each desk too many, each retelling, each return, and each day in no hands."""
        return max(0, self.desks - DESKS_MEANT) + self.retold + self.returns + self.unowned_days


def measure(spans: Iterable[Spanned], *, until: datetime) -> PushingAround:
    """Return the index of one matter; what still lasts is counted up to the moment."""
    spans = list(spans)
    stays = [span for span in spans if span.kind == SpanKind.AT_DESK]
    return PushingAround(
        desks=len({span.section_id for span in stays}),
        retold=sum(span.kind == SpanKind.RETOLD for span in spans),
        unowned=sum((_length(span, until) for span in spans if span.kind == SpanKind.NOBODYS), timedelta()),
        returns=sum(span.ending == SpanEnding.RETURNED for span in stays),
    )


def _length(span: Spanned, until: datetime) -> timedelta:
    return max(timedelta(), (span.ended_at or until) - span.began_at)
