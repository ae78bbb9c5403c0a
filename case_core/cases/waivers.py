"""How a wait is given up in writing: each feature that lets cases wait adds its way when it is loaded."""

from datetime import datetime
from typing import Final, Protocol

from case_core.cases.models import Case
from tenants.accounts.actor import Actor


class Waiver(Protocol):
    """Gives one thing up, with the reason, by its feature's own action."""

    def __call__(self, source_id: int, /, *, reason: str, actor: Actor, at: datetime) -> object:
        """Go on without it."""


_WAIVERS: Final[dict[str, Waiver]] = {}


def add_waiver(source: str, waiver: Waiver) -> None:
    """Let a feature give up what it lets cases wait for."""
    _WAIVERS[source] = waiver


def waive_all(case: Case, *, reason: str, actor: Actor, at: datetime) -> None:
    """
    Give up everything that a locked case waits for.

    :raises AnticipatedError: a feature objects, to an empty reason for example.
    """
    for source, source_id in list(case.blockers.order_by("pk").values_list("source", "source_id")):
        _WAIVERS[source](source_id, reason=reason, actor=actor, at=at)
