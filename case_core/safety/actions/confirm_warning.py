"""Take note of a shield before something of the case leaves the screen."""

from datetime import datetime

from django.db import transaction

from case_core.cases.selectors import case_for
from case_core.safety.states import Leaving
from case_core.shields.policies import can_shield
from case_core.shields.selectors import shields_in
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def confirm_warning(*, case_id: int, leaving: Leaving, actor: Actor, at: datetime) -> None:
    """
    Record that the actor was told of the shield before they print, hand over, share or export.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    require(can_shield(actor))
    case = case_for(actor, case_id)
    people = [shield.person_id for shield in shields_in(case.pk, party=case.party)]
    details: dict[str, str | list[int]] = {"leaving": leaving.value, "people": people}
    audit.record("shield.warning_confirmed", actor=actor, target=case.party, at=at, case_id=case_id, details=details)
