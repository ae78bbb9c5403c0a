"""Take a call for a change: of two who want it, the second comes after the first."""

from case_core.calls.errors import CallNotFoundError
from case_core.calls.models import CallRecord
from case_core.shields.selectors import hidden_cases
from tenants.accounts.actor import Actor


def locked_call(call_id: int, *, actor: Actor) -> CallRecord:
    """
    Return the call, locked until the transaction ends.

    :raises CallNotFoundError: there is none that the actor may find.
    """
    rows = CallRecord.objects.select_for_update(of=["self"]).select_related("taken_by")
    call = rows.exclude(hidden_cases(actor, by="case")).filter(pk=call_id).first()
    if call is None:
        raise CallNotFoundError
    return call
