"""What features above this one ask before a case ends: each adds its rule when it is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from case_core.cases.models import Case
from case_core.cases.states import Outcome
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a case is to end."""

    outcome: Outcome
    referred_to: str
    note: str
    recovered_yen: int | None = None


ClosingRule: TypeAlias = Callable[[Case, Ending, Actor], None]
_RULES: Final[list[ClosingRule]] = []


def add_rule(rule: ClosingRule) -> None:
    """Let a feature object, by an anticipated error, to the end of a locked case; a rule is asked once."""
    if rule not in _RULES:
        _RULES.append(rule)


def ask_rules(case: Case, ending: Ending, actor: Actor) -> None:
    """
    Ask every rule.

    :raises AnticipatedError: one of them objects.
    """
    for rule in _RULES:
        rule(case, ending, actor)
