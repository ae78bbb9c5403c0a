"""The audit log as the auditor's page shows it; looking is recorded, too."""

from collections.abc import Mapping

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.audit.selectors import Filters, Page, entries_for
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.oversight import case_numbers
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


def numbers_in(viewer: Actor, page: Page) -> Mapping[int, str]:
    """
    Return the numbers of the cases that stand in a page of entries.

    :raises NotAllowedError: the viewer is no auditor.
    """
    require(can_read_audit(viewer))
    return case_numbers.numbers_of(viewer, {entry.case_id for entry in page.entries if entry.case_id is not None})


def case_id_of(viewer: Actor, number: str) -> int | None:
    """
    Return the id of the case with this number, None where there is none.

    :raises NotAllowedError: the viewer is no auditor.
    """
    require(can_read_audit(viewer))
    return case_numbers.id_of(viewer, number)


def user_id_of(viewer: Actor, username: str) -> int | None:
    """
    Return the id of the member of staff with this user name, None where there is none.

    :raises NotAllowedError: the viewer is no auditor.
    """
    require(can_read_audit(viewer))
    return User.objects.filter(username=username).values_list("pk", flat=True).first()


def names_in(viewer: Actor, page: Page) -> dict[int, str]:
    """
    Return the names of the staff who stand in a page of entries.

    :raises NotAllowedError: the viewer is no auditor.
    """
    require(can_read_audit(viewer))
    numbers = {entry.actor_id for entry in page.entries if entry.actor_id is not None}
    return dict(User.objects.filter(pk__in=numbers).values_list("pk", "display_name"))
