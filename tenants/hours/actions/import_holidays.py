"""Take the Cabinet Office's list of holidays into a city."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.errors import EmptyListError
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.holiday_changes import HolidayChanges, changes_to
from tenants.hours.models import NationalHoliday


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many days are new, called otherwise, and no holidays any more."""

    added: int
    renamed: int
    removed: int


@transaction.atomic
def import_holidays(*, actor: Acting, listed: Mapping[date, str], at: datetime) -> Imported:
    """
    Let the list decide for the years that it covers; the same list a second time changes nothing.

    :raises NotAllowedError: if the actor is no administrator.
    :raises EmptyListError: if no day is listed.
    """
    require(can_administer(actor))
    if not listed:
        raise EmptyListError(field="text")
    changes = changes_to(listed)
    done = Imported(added=len(changes.added), renamed=len(changes.renamed), removed=len(changes.removed))
    if changes:
        _write(changes)
        details = {"added": done.added, "renamed": done.renamed, "removed": done.removed}
        audit.record("hours.holidays_imported", actor=actor, target=None, at=at, details=details)
        events.record(OpeningHoursChanged())
    return done


def _write(changes: HolidayChanges) -> None:
    gone = [*changes.removed, *changes.renamed]
    NationalHoliday.objects.filter(on__in=gone).delete()
    new = {**changes.added, **changes.renamed}
    NationalHoliday.objects.bulk_create(NationalHoliday(on=on, name=name) for on, name in sorted(new.items()))
