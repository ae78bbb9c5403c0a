"""Reads for pages that are open already: what is new in a case, recorded when, and only when, it is shown."""

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.cases.selectors import cases_visible_to
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


def case_on_screen(viewer: Actor, case_id: int) -> Case:
    """
    Return a case that the viewer's page shows; whoever shows more of it calls `record_news_read` before.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    require(can_work_on_cases(viewer))
    case = cases_visible_to(viewer).select_related("party").filter(pk=case_id).first()
    if case is None:
        raise CaseNotFoundError
    return case


def record_news_read(viewer: Actor, case: Case) -> None:
    """Record that the viewer was shown what is new in a case.

    :raises NotInTransactionError: outside a transaction.
    """
    audit.record("case.read", actor=viewer, target=case, at=clock.now(), case_id=case.pk, details={"by": "open_page"})
