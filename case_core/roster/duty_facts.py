"""What every duty must satisfy before it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final, TypeVar

from django.db import IntegrityError, transaction

from case_core.roster.errors import (
    CounsellorNotFoundError,
    DayTooFarError,
    DutyNotFoundError,
    NotThereError,
    OverlappingDutyError,
    PastDayError,
    TimesNotInOrderError,
)
from case_core.roster.models import Counsellor, Duty

T = TypeVar("T")
_FURTHEST: Final = timedelta(days=3 * 366)
_ONE_AT_A_TIME: Final = "duty_one_at_a_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTimes:
    """From when to when on which day."""

    on: date
    begins: time
    ends: time


def require_place(*, counsellor_id: int, times: DutyTimes, today: date) -> Counsellor:
    """
    Return the person, who may be on duty then as far as one can see.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises PastDayError: the day is over.
    :raises DayTooFarError: it is years away.
    :raises TimesNotInOrderError: it ends before it begins.
    :raises NotThereError: the person does not belong to the roster on the day.
    """
    counsellor = Counsellor.objects.filter(pk=counsellor_id).first()
    if counsellor is None:
        raise CounsellorNotFoundError
    if times.on < today:
        raise PastDayError(field="on")
    if times.on > today + _FURTHEST:
        raise DayTooFarError(field="on")
    if times.ends <= times.begins:
        raise TimesNotInOrderError(field="ends")
    if not counsellor.is_there_on(times.on):
        raise NotThereError(field="counsellor")
    return counsellor


def locked_duty(duty_id: int) -> Duty:
    """
    Return the duty, locked until the transaction ends.

    :raises DutyNotFoundError: there is none.
    """
    duty = Duty.objects.select_for_update(of=("self",)).select_related("counsellor").filter(pk=duty_id).first()
    if duty is None:
        raise DutyNotFoundError
    return duty


def write_alone(write: Callable[[], T]) -> T:
    """
    Write where the database sees to it that nobody is in two places at once.

    :raises OverlappingDutyError: the person is on duty at this time already.
    """
    try:
        with transaction.atomic():
            return write()
    except IntegrityError as error:
        if _ONE_AT_A_TIME not in str(error):
            raise
        raise OverlappingDutyError(field="counsellor") from error
