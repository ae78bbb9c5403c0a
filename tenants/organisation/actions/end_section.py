"""Give a section its last day."""

from datetime import date, datetime

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.organisation.errors import EndsBeforeItBeginsError, PastDayError, SectionEndedError
from tenants.organisation.events import SectionEnded
from tenants.organisation.models import Section


@transaction.atomic
def end_section(*, actor: Acting, section: Section, last_day: date, at: datetime) -> Section:
    """Give a section its last day, today or later; until then the day can be moved.

    :raises NotAllowedError: if the actor is no administrator.
    :raises SectionEndedError: if its last day is over.
    :raises PastDayError: if the day given is over.
    :raises EndsBeforeItBeginsError: if the day lies before the section's first.
    """
    require(can_administer(actor))
    today = at.astimezone(clock.TOKYO).date()
    section = Section.objects.select_for_update().get(pk=section.pk)
    if section.has_ended(today):
        raise SectionEndedError
    if last_day < today:
        raise PastDayError(field="last_day")
    if last_day < section.valid_from:
        raise EndsBeforeItBeginsError(field="last_day")
    section.valid_until = last_day
    section.save(update_fields=["valid_until"])
    details = {"code": section.code, "valid_until": last_day.isoformat()}
    audit.record("section.ended", actor=actor, target=section, at=at, details=details)
    events.record(SectionEnded(section_id=section.pk))
    return section
