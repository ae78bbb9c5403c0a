"""Answer the centre."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import CaseStatus
from case_core.handovers.endings import end
from case_core.handovers.errors import NotAcknowledgedError, TextMissingError
from case_core.handovers.events import HandoverReportedBack
from case_core.handovers.locks import locked_handover
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_answer_handover
from case_core.handovers.states import HandoverStatus, Result
from case_core.spans.recording import told_again
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def report_back(
    *,
    handover_id: int,
    result: Result,
    report: str,
    told_citizen: str,
    actor: Actor,
    at: datetime,
    was_retold: bool = False,
    separate_record: str = "",
) -> Handover:
    """
    Report what the section did, what it told the citizen, and whether the story had to be told again.

    The case is the centre's again. Of a record that the section keeps apart by law, only that there is one is named.

    :raises HandoverNotFoundError: there is no such hand-over.
    :raises NotAllowedError: the actor is not of the section.
    :raises NotAcknowledgedError: the section has not acknowledged it yet.
    :raises HandoverEndedError: it has ended.
    :raises TextMissingError: the report is empty.
    """
    case, handover = locked_handover(handover_id, actor=actor)
    require(can_answer_handover(actor, handover))
    if handover.status == HandoverStatus.SENT:
        raise NotAcknowledgedError
    if not report.strip():
        raise TextMissingError(field="report")
    handover.result, handover.report, handover.told_citizen = result, report, told_citizen
    handover.separate_record = separate_record
    if was_retold:
        told_again(case.pk, section_id=handover.section_id, began_at=at, at=at)
    end(case, handover, status=HandoverStatus.REPORTED, then=CaseStatus.READY, actor=actor, at=at)
    _remember(handover, actor=actor, at=at)
    events.record(HandoverReportedBack(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id))
    return handover


def _remember(handover: Handover, *, actor: Actor, at: datetime) -> None:
    details = {"result": Result(handover.result).value}
    audit.record(
        "handover.reported_back", actor=actor, target=handover, at=at, case_id=handover.case_id, details=details
    )
