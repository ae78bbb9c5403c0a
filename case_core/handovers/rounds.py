"""Where a case has been, for the centre: the desks it went around, and how far that was."""

from dataclasses import dataclass
from datetime import datetime

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.spans.index import PushingAround, measure
from case_core.spans.models import CaseSpan
from case_core.spans.states import SpanKind
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """The spans of a case, and its index up to a moment."""

    spans: list[CaseSpan]
    index: PushingAround
    until: datetime

    @property
    def is_recorded(self) -> bool:
        """Tell whether the case is younger than the record."""
        return any(span.kind == SpanKind.AT_DESK for span in self.spans)


def rounds_of(viewer: Actor, case: Case, *, at: datetime) -> Rounds:
    """
    Return where a case that the viewer has opened was; whoever shows it has recorded that it is read.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_cases(viewer))
    spans = list(CaseSpan.objects.filter(case=case).select_related("section"))
    until = case.closed_at or at
    return Rounds(spans=spans, index=measure(spans, until=until), until=until)
