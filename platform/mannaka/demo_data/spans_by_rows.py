"""Where matters are, as rows, which the actions would leave as well."""

from datetime import datetime

from case_core.cases.models import Case
from case_core.spans.models import CaseSpan
from case_core.spans.states import SpanEnding, SpanKind
from mannaka.demo_data.rows import Rows


class SpansByRows:
    """Keeps the spans that are open; their rows are written with all others."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._stays: dict[tuple[int, int | None], CaseSpan] = {}
        self._nobodys: dict[int, CaseSpan] = {}

    def came_in(self, case: Case, at: datetime) -> None:
        """Begin at the centre, in nobody's hands."""
        self._stay(case, None, at)
        self._leave_lying(case, at)

    def taken(self, case: Case, at: datetime) -> None:
        """Let somebody have it in hand."""
        lying = self._nobodys.pop(case.pk, None)
        if lying is not None:
            lying.ended_at = at

    def passed_on(self, case: Case, section_id: int, at: datetime, *, is_held: bool) -> None:
        """Give it to a section."""
        self._leave(case, None, SpanEnding.PASSED_ON, at)
        self._stay(case, section_id, at)
        if not is_held:
            self._leave_lying(case, at)

    def gave_back(
        self, case: Case, section_id: int, ending: SpanEnding, at: datetime, *, is_last: bool, is_held: bool
    ) -> None:
        """Let a section have it no longer; after the last, it is the centre's."""
        self._leave(case, section_id, ending, at)
        if is_last:
            self._stay(case, None, at)
        if ending == SpanEnding.RETURNED if is_last else not is_held:
            self._leave_lying(case, at)
        elif is_last:
            self.taken(case, at)

    def told_again(self, case: Case, section_id: int, began_at: datetime, at: datetime) -> None:
        """Let the person tell the story again."""
        self._add(case, SpanKind.RETOLD, section_id, began_at).ended_at = at

    def closed(self, case: Case, at: datetime) -> None:
        """End wherever it was."""
        self.taken(case, at)
        for case_id, section_id in list(self._stays):
            if case_id == case.pk:
                self._leave(case, section_id, SpanEnding.CLOSED, at)

    def reopened(self, case: Case, at: datetime) -> None:
        """Begin at the centre again, in the hands of whoever opened it."""
        self._stay(case, None, at)

    def _stay(self, case: Case, section_id: int | None, at: datetime) -> None:
        self._stays[case.pk, section_id] = self._add(case, SpanKind.AT_DESK, section_id, at)

    def _leave(self, case: Case, section_id: int | None, ending: SpanEnding, at: datetime) -> None:
        stay = self._stays.pop((case.pk, section_id), None)
        if stay is not None:
            stay.ended_at, stay.ending = at, ending

    def _leave_lying(self, case: Case, at: datetime) -> None:
        if case.pk not in self._nobodys:
            self._nobodys[case.pk] = self._add(case, SpanKind.NOBODYS, None, at)

    def _add(self, case: Case, kind: SpanKind, section_id: int | None, at: datetime) -> CaseSpan:
        span = CaseSpan(case=case, kind=kind, section_id=section_id, began_at=at)
        self._rows.add(span)
        return span
