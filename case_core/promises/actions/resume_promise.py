"""Let a promise hold again whose case had ended by mistake."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.promises.models import Promise
from mannaka_kit import audit


@transaction.atomic
def resume_promise(*, case_id: int, at: datetime) -> Promise | None:
    """
    Open the promise again that the end of its case had kept, where the case shows its day again; else nothing.

    :raises CaseNotFoundError: there is no such case.
    """
    case = locked_case(case_id)
    last = Promise.objects.filter(case=case, replaced_at=None).order_by("-made_at", "-pk").first()
    if last is None or last.kept_at is None or case.promised_on != last.promised_on:
        return None
    last.kept_at = None
    last.save(update_fields=["kept_at"])
    audit.record("promise.resumed", actor=audit.SYSTEM, target=last, at=at, case_id=case.pk)
    return last
