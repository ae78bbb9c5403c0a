"""End an agreed answer whose last day is over."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.incidents.errors import LineNotFoundError
from case_core.incidents.lines import end_line_of
from case_core.incidents.models import AgreedLine
from mannaka_kit import audit
from mannaka_kit.clock import day_of


@transaction.atomic
def end_expired_line(*, line_id: int, at: datetime) -> None:
    """
    Take the answer off its case once its last day is over; one that holds, or has ended, is left alone.

    :raises LineNotFoundError: there is no such answer.
    """
    known = AgreedLine.objects.filter(pk=line_id).values_list("case_id", flat=True).first()
    if known is None:
        raise LineNotFoundError
    case = locked_case(known)
    line = AgreedLine.objects.get(pk=line_id)
    if line.ended_at is None and line.last_day < day_of(at):
        end_line_of(case, actor=audit.SYSTEM, at=at)
