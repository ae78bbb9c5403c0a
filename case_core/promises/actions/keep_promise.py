"""Write down that a promise was kept."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.promises.models import Promise
from mannaka_kit import audit


@transaction.atomic
def keep_promise(*, case_id: int, at: datetime) -> Promise | None:
    """
    Note when the person was answered whom an answer was promised; where none was, nothing is noted.

    :raises CaseNotFoundError: there is no such case.
    """
    case = locked_case(case_id)
    promise = Promise.objects.filter(case=case, kept_at=None, replaced_at=None).first()
    # An answer takes the day off the case; one that stands there was promised since.
    if promise is None or case.promised_on is not None:
        return None
    promise.kept_at = at
    promise.save(update_fields=["kept_at"])
    audit.record("promise.kept", actor=audit.SYSTEM, target=promise, at=at, case_id=case.pk)
    return promise
