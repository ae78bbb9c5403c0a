"""The lists of the day: what needs a person today, by name, how many cases each has, and how many talks wait."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from django.db.models import QuerySet

from case_core.approvals.selectors import cases_awaiting
from case_core.cases.models import Case
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import cases_visible_to, counted, named_slices
from case_core.conversations.selectors import conversations_visible_to
from case_core.records.selectors import cases_with_notices
from mannaka_kit.prepared import Prepared
from tenants.accounts.actor import Actor

DAY_LISTS: Final[Mapping[str, Callable[[Actor, date], CaseQuerySet]]] = {
    "today": lambda viewer, on: cases_visible_to(viewer).needing_somebody(on),
    "new": lambda viewer, _on: cases_visible_to(viewer).new(),
    "message": lambda viewer, _on: cases_visible_to(viewer).with_new_message(),
    "waiting": lambda viewer, _on: cases_visible_to(viewer).waiting_for_section(),
    "due": lambda viewer, on: cases_visible_to(viewer).due_by(on),
    "mine": lambda viewer, _on: cases_visible_to(viewer).owned_by(viewer.user_id),
    "openings": lambda viewer, _on: cases_with_notices(viewer),
    "signature": lambda viewer, _on: cases_awaiting(viewer),
}
# What came by a channel belongs to no case yet: it stands in the inbox of conversations.
TALKS: Final = "talks"
_NOBODY: Final = -1


def day_counts(viewer: Actor, *, on: date) -> dict[str, int]:
    """
    Return how many cases each list has for the viewer, and how many talks wait, in one statement.

    It counts no further than one beyond 99.
    """
    # What else the viewer is decides which lists there are: it is the key, and stands in the statement as it is.
    rows = _counting(replace(viewer, user_id=_NOBODY, display_name="")).tuples(user_id=viewer.user_id, on=on)
    return counted(rows, [*DAY_LISTS, TALKS])


@lru_cache(maxsize=64)
def _counting(anybody: Actor) -> Prepared[Case]:
    def lists(*, user_id: int, on: date) -> QuerySet[Case, tuple[str, int]]:
        viewer = replace(anybody, user_id=user_id)
        cases = {name: cases(viewer, on) for name, cases in DAY_LISTS.items()}
        return named_slices({**cases, TALKS: conversations_visible_to(viewer).waiting()})

    return Prepared(lists, user_id=_NOBODY, on=date.min)
