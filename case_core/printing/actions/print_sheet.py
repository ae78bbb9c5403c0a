"""Print a sheet of a case."""

from datetime import datetime
from typing import Any

from django.db import transaction

from case_core.cases.models import Case
from case_core.cases.selectors import case_for
from case_core.printing.errors import ShieldNotConfirmedError
from case_core.printing.orders import Order, Paper, Printing
from case_core.printing.policies import can_print
from case_core.printing.sheets.carry_sheet import carry_facts
from case_core.printing.sheets.history_sheet import history_facts
from case_core.printing.sheets.intake_sheet import intake_facts
from case_core.printing.states import REDACTABLE, Sheet
from case_core.safety.actions.confirm_warning import confirm_warning
from case_core.safety.states import Leaving
from case_core.shields.warnings import shield_warning
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_tenancy import require_current
from tenants.accounts.actor import Actor


@transaction.atomic
def print_sheet(*, case_id: int, order: Order, actor: Actor, at: datetime) -> Paper:
    """
    Return a sheet of a case, and record that it went onto paper.

    :raises NotAllowedError: the actor may not work on cases.
    :raises CaseNotFoundError: there is no such case for the actor.
    :raises ShieldNotConfirmedError: the person is shielded, and nobody has said that they read the warning.
    :raises HandoverMissingError: a carry sheet needs a hand-over that is open.
    """
    require(can_print(actor))
    case = case_for(actor, case_id)
    _heed_the_shield(order, case, actor=actor, at=at)
    is_redacted = order.is_redacted and order.sheet in REDACTABLE
    facts = _facts(order, case, actor=actor, at=at)
    audit.record(
        "case.printed",
        actor=actor,
        target=case,
        at=at,
        case_id=case.pk,
        details={"sheet": str(order.sheet), "redacted": is_redacted, "by_post": order.address is not None},
    )
    foot = Printing(
        city=require_current().name, number=case.number, at=at, by=actor.display_name, is_redacted=is_redacted
    )
    return Paper(
        name=f"{case.number}-{order.sheet}.pdf",
        template=f"printing/paper/{order.sheet}.html",
        facts={"case": case, "sheet": order.sheet, "foot": foot, "address": order.address, **facts},
    )


def _heed_the_shield(order: Order, case: Case, *, actor: Actor, at: datetime) -> None:
    if shield_warning(case) is None:
        return
    if not order.has_seen_warning:
        raise ShieldNotConfirmedError(field="has_seen_warning")
    confirm_warning(case_id=case.pk, leaving=Leaving.PRINT, actor=actor, at=at)


def _facts(order: Order, case: Case, *, actor: Actor, at: datetime) -> dict[str, Any]:
    if order.sheet == Sheet.CARRY:
        return carry_facts(actor, case, handover_id=order.handover_id, at=at)
    facts = intake_facts if order.sheet == Sheet.INTAKE else history_facts
    return facts(actor, case, is_redacted=order.is_redacted)
