"""The three ways in which a call ends: the officer left, could not come, or is no longer needed."""

from datetime import datetime

from case_core.desk.locks import move
from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus
from case_core.spans.recording import told_again


def end(summons: Summons, *, status: SummonsStatus, ended_by_id: int | None, at: datetime) -> None:
    """
    End a locked call whose texts are set; its room is free for others.

    :raises SummonsEndedError: its state does not lead there.
    """
    move(summons, status)
    summons.ended_by_id = ended_by_id
    summons.ended_at = at
    summons.save(update_fields=["status", "ended_by", "ended_at", "reason"])
    if summons.arrived_at is not None and summons.sat_in_from is None:
        # Without a clerk who knew the story, the person told it again.
        began_at = summons.arrived_at
        told_again(summons.case_id, section_id=summons.section_id, began_at=began_at, at=max(began_at, at))
