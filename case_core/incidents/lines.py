"""The one answer that everybody gives on a matter: at most one holds."""

from datetime import datetime

from case_core.cases.marks import take_mark
from case_core.cases.models import Case
from case_core.cases.states import Mark
from case_core.incidents.events import LineEnded
from case_core.incidents.models import AgreedLine
from mannaka_kit import audit
from mannaka_kit.outbox import events


def end_line_of(case: Case, *, actor: audit.Actor, at: datetime) -> AgreedLine | None:
    """End the answer that holds on a locked case, if there is one."""
    line = AgreedLine.objects.select_for_update().filter(case=case, ended_at__isnull=True).first()
    if line is None:
        return None
    line.ended_at = at
    line.save(update_fields=["ended_at"])
    take_mark(case, Mark.AGREED_LINE)
    audit.record("agreed_line.ended", actor=actor, target=line, at=at, case_id=case.pk)
    events.record(LineEnded(case_id=case.pk, line_id=line.pk))
    return line
