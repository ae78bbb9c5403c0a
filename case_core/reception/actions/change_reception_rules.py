"""Settle the letter of the numbers, and whether the city's page tells the waiting."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from case_core.reception.errors import LetterWrongError
from case_core.reception.rules import RULES, ReceptionRules
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.japanese import fold_width
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.rulebook.models import RuleSet


@transaction.atomic
def change_reception_rules(*, actor: Actor, letter: str, shows_waiting: bool, at: datetime) -> RuleSet:
    """
    Settle which letter stands before new numbers, and whether the city's page tells how many wait.

    :raises NotAllowedError: the actor is no administrator.
    :raises LetterWrongError: it is not one letter from A to Z.
    """
    require(can_administer(actor))
    told = fold_width(letter).strip().upper()
    if told and not (len(told) == 1 and told.isascii() and told.isalpha()):
        raise LetterWrongError(field="letter")
    rules = ReceptionRules(letter=told, shows_waiting=shows_waiting)
    row = RULES.settle(rules)
    audit.record("reception.rules_changed", actor=actor, target=row, at=at, details=asdict(rules))
    return row
