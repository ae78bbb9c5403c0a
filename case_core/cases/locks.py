"""Take a case for a change, so that two clerks act one after the other."""

from case_core.cases.errors import CaseClosedError, CaseNotFoundError
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, may_become
from case_core.shields.selectors import hidden_cases
from mannaka_kit.errors import InvalidTransitionError
from tenants.accounts.actor import Actor


def locked_case(case_id: int, *, actor: Actor | None = None) -> Case:
    """
    Return the case, locked until the transaction ends; whoever must not find its person has none.

    :raises CaseNotFoundError: there is none.
    """
    cases = Case.objects.select_for_update()
    if actor is not None:
        cases = cases.exclude(hidden_cases(actor))
    case = cases.filter(pk=case_id).first()
    if case is None:
        raise CaseNotFoundError
    return case


def locked_open_case(case_id: int, *, actor: Actor | None = None) -> Case:
    """
    Return the case, locked, while it is open.

    :raises CaseNotFoundError: there is none.
    :raises CaseClosedError: it has ended.
    """
    case = locked_case(case_id, actor=actor)
    if case.is_closed:
        raise CaseClosedError
    return case


def move(case: Case, target: CaseStatus) -> None:
    """
    Put the case into another state, in memory.

    :raises InvalidTransitionError: its state does not lead there.
    """
    if case.status == target:
        return
    if not may_become(case.status, target):
        raise InvalidTransitionError
    case.status = target
