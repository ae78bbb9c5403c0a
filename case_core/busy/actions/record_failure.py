"""Write down why somebody's calendar could not be read."""

from datetime import datetime

from django.db import transaction

from case_core.busy.models import BusySource
from case_core.busy.states import Failure


@transaction.atomic
def record_failure(*, source_id: int, failure: Failure, at: datetime) -> None:
    """Keep the reason; the times that were read before hold on."""
    BusySource.objects.filter(pk=source_id).update(tried_at=at, failure=failure)
