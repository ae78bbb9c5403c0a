"""Give a section a number of days of its own."""

from datetime import datetime

from django.db import transaction

from case_core.deadlines.errors import DaysOutOfRangeError, SectionNotKnownError
from case_core.deadlines.models import MOST_DAYS, SectionDeadline
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer
from tenants.organisation.models import Section
from tenants.organisation.selectors import sections_valid_on


@transaction.atomic
def change_section_deadline(*, actor: Acting, section_id: int, answer_days: int | None, at: datetime) -> Section:
    """Settle in how many days one section answers; without a number, the city's holds for it again.

    :raises NotAllowedError: if the actor is no administrator.
    :raises SectionNotKnownError: if there is no such section today.
    :raises DaysOutOfRangeError: if nobody means so many days.
    """
    require(can_administer(actor))
    section = sections_valid_on(at.astimezone(clock.TOKYO).date()).filter(pk=section_id).first()
    if section is None:
        raise SectionNotKnownError(field="section")
    if answer_days is None:
        SectionDeadline.objects.filter(section=section).delete()
    elif 1 <= answer_days <= MOST_DAYS:
        SectionDeadline.objects.update_or_create(section=section, defaults={"answer_days": answer_days})
    else:
        raise DaysOutOfRangeError(field="answer_days")
    audit.record("deadline.section_changed", actor=actor, target=section, at=at, details={"answer_days": answer_days})
    return section
