"""Keep no file that nobody goes on with."""

from datetime import timedelta
from typing import Final

from case_core.form_imports.actions.discard_import import discard_import
from case_core.form_imports.actions.give_up_import import give_up_import
from case_core.form_imports.models import BookingImport
from case_core.form_imports.states import ImportStatus
from mannaka_kit import audit, clock

KEEP: Final = timedelta(days=1)
AT_ONCE: Final = 100


def forget_old_files() -> int:
    """End up to 100 of the current city's imports that began over a day ago, and return how many."""
    open_ones = BookingImport.objects.filter(status__in=[ImportStatus.CHECKED, ImportStatus.QUEUED])
    old = open_ones.filter(made_at__lt=clock.now() - KEEP).order_by("made_at").values_list("pk", "status")
    found = list(old[:AT_ONCE])
    for import_id, status in found:
        if status == ImportStatus.CHECKED:
            discard_import(import_id=import_id, actor=audit.SYSTEM, at=clock.now())
        else:
            give_up_import(import_id=import_id, at=clock.now())
    return len(found)
