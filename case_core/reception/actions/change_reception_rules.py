"""Settle the letter of the numbers, and whether the city's page tells the waiting."""

from datetime import datetime

from django.db import transaction

from case_core.reception.errors import LetterWrongError
from case_core.reception.models import ReceptionRules
from case_core.reception.rules import THE_ONE
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.japanese import fold_width
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def change_reception_rules(*, actor: Actor, letter: str, shows_waiting: bool, at: datetime) -> ReceptionRules:
    """
    Settle which letter stands before new numbers, and whether the city's page tells how many wait.

    :raises NotAllowedError: the actor is no administrator.
    :raises LetterWrongError: it is not one letter from A to Z.
    """
    require(can_administer(actor))
    told = fold_width(letter).strip().upper()
    if told and not (len(told) == 1 and told.isascii() and told.isalpha()):
        raise LetterWrongError(field="letter")
    values: dict[str, str | bool] = {"letter": told, "shows_waiting": shows_waiting}
    rules, _made = ReceptionRules.objects.update_or_create(pk=THE_ONE, defaults=values)
    audit.record("reception.rules_changed", actor=actor, target=rules, at=at, details=values)
    return rules
