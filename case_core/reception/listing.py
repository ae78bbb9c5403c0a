"""Reads of many numbers at once, for programs."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from case_core.reception.models import HelpCall, QueueTicket
from case_core.reception.selectors import help_calls, tickets_for
from mannaka_kit import clock
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


def page_of_tickets(viewer: Actor, on: date, status: str, take: Take) -> list[QueueTicket]:
    """
    Return a page of a day's numbers.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    found = tickets_for(viewer, on=on)
    rows: list[QueueTicket] = take(found.filter(status=status) if status else found)
    return rows


def page_of_help(viewer: Actor, take: Take) -> list[HelpCall]:
    """
    Return a page of the calls for help that go on.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    rows: list[HelpCall] = take(help_calls(viewer, at=clock.now()))
    return rows
