"""The audit log as the auditor's page shows it; looking is recorded, too."""

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.audit.selectors import Filters, Page, entries_for
from tenants.accounts.actor import Actor
from tenants.oversight.policies import can_read_audit


@transaction.atomic
def audit_page_for(viewer: Actor, *, filters: Filters, before: int | None) -> Page:
    """
    Return one page of entries, newest first, and record that it was read.

    :raises NotAllowedError: the viewer is no auditor.
    """
    page = entries_for(viewer, decision=can_read_audit(viewer), filters=filters, before=before)
    audit.record("audit.read", actor=viewer, target=None, at=clock.now(), details={"entries": len(page.entries)})
    return page
