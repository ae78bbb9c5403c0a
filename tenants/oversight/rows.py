"""The audit log as a table: who, when, what, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mannaka_kit.audit.models import Entry
from tenants.oversight.words import action_words, actor_words, target_words

_CASE: Final = "cases.case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry; its number is None until the chain has taken it in."""

    number: int | None
    at: datetime
    name: str
    roles: str
    action: str
    target: str
    case_number: str
    outcome: str
    reason: str


def rows_of(entries: Iterable[Entry], *, names: Mapping[int, str], numbers: Mapping[int, str]) -> list[Row]:
    """Return the entries in words; names are of today, since the log itself keeps none."""
    return [_row(entry, names, numbers) for entry in entries]


def _row(entry: Entry, names: Mapping[int, str], numbers: Mapping[int, str]) -> Row:
    link = getattr(entry, "link", None)
    return Row(
        number=link.seq if link else None,
        at=entry.at,
        name=names.get(entry.actor_id, "") if entry.actor_id else "",
        roles=actor_words(entry.actor_label),
        action=action_words(entry.action),
        target=_target(entry),
        case_number=numbers.get(entry.case_id, "") if entry.case_id else "",
        outcome=entry.get_outcome_display(),
        reason=entry.reason,
    )


def _target(entry: Entry) -> str:
    """Say what it was done to; a case has its number in a column of its own."""
    words = target_words(entry.target_type)
    return words if entry.target_type == _CASE else f"{words} {entry.target_id}".strip()
