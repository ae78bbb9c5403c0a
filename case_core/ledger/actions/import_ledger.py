"""Take over the ledger that the city kept before this system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from case_core.cases.states import Channel
from case_core.cases.topics import Topic
from case_core.ledger.errors import LedgerEmptyError, LedgerLineUnknownError, LedgerTakenOverError
from case_core.ledger.events import LedgerImported
from case_core.ledger.models import LedgerEntry
from case_core.ledger.policies import can_import_ledger
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One consultation of the earlier ledger, as its values stand in the file."""

    on: date
    channel: str
    topic: str
    section_name: str = ""


@transaction.atomic
def import_ledger(*, source: str, lines: Sequence[LedgerLine], actor: Acting, at: datetime) -> int:
    """
    Take over all lines of a ledger under its name, once, and return how many there were.

    :raises NotAllowedError: the actor is no administrator.
    :raises LedgerEmptyError: there are no lines.
    :raises LedgerLineUnknownError: a line names an unknown channel or topic.
    :raises LedgerTakenOverError: a ledger of this name was taken over before.
    """
    require(can_import_ledger(actor))
    _check(lines)
    _lock()
    if LedgerEntry.objects.filter(source=source).exists():
        raise LedgerTakenOverError(field="source")
    LedgerEntry.objects.bulk_create([_entry(source, line) for line in lines], batch_size=1_000)
    audit.record("ledger.imported", actor=actor, target=None, at=at, details={"lines": len(lines)})
    events.record(LedgerImported(lines=len(lines)))
    return len(lines)


def _check(lines: Sequence[LedgerLine]) -> None:
    if not lines:
        raise LedgerEmptyError
    if any(line.channel not in Channel.values or line.topic not in Topic.values for line in lines):
        raise LedgerLineUnknownError


def _lock() -> None:
    """Let one import at a time look whether the ledger is there already."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE ledger_entry IN SHARE ROW EXCLUSIVE MODE")


def _entry(source: str, line: LedgerLine) -> LedgerEntry:
    return LedgerEntry(
        source=source, on=line.on, channel=line.channel, topic=line.topic, section_name=line.section_name
    )
