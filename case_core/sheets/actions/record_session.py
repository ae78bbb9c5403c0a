"""Write down a talk with a business."""

from datetime import date, datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.sheets.errors import (
    FutureDayError,
    MinutesOutOfRangeError,
    NameMissingError,
    NoBusinessSheetError,
    WordsMissingError,
)
from case_core.sheets.events import BusinessSessionRecorded
from case_core.sheets.models import BusinessSession, BusinessSheet
from case_core.sheets.policies import can_keep_sheets
from case_core.sheets.states import MOST_MINUTES
from case_core.sheets.turns import record_turn
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def record_session(
    *,
    case_id: int,
    on: date,
    adviser: str,
    summary: str,
    actor: Actor,
    at: datetime,
    minutes: int | None = None,
    next_step: str = "",
) -> BusinessSession:
    """
    Add a talk to the sheet: the day, who gave advice, what was said, what comes next.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises NoBusinessSheetError: the company is not written down yet.
    :raises FutureDayError: the day has not come.
    :raises NameMissingError: nobody gave advice.
    :raises WordsMissingError: nothing was said.
    :raises MinutesOutOfRangeError: nobody talks so long.
    """
    require(can_keep_sheets(actor))
    case = locked_open_case(case_id, actor=actor)
    sheet = BusinessSheet.objects.filter(case=case).first()
    if sheet is None:
        raise NoBusinessSheetError
    if on > day_of(at):
        raise FutureDayError(field="on")
    _require_sense(adviser=adviser, summary=summary, minutes=minutes)
    session = BusinessSession(sheet=sheet, on=on, adviser=adviser.strip(), minutes=minutes, summary=summary)
    session.next_step, session.recorded_by_id, session.recorded_at = next_step, actor.user_id, at
    session.save(force_insert=True)
    turn = BusinessSessionRecorded(case_id=case.pk, session_id=session.pk)
    record_turn("business.session_recorded", turn, case=case, target=session, actor=actor, at=at)
    return session


def _require_sense(*, adviser: str, summary: str, minutes: int | None) -> None:
    if not adviser.strip():
        raise NameMissingError(field="adviser")
    if not summary.strip():
        raise WordsMissingError(field="summary")
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise MinutesOutOfRangeError(field="minutes")
