"""Give each committed entry its place in the chain."""

from datetime import UTC

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

import mannaka_tenancy
from mannaka_kit.audit.chain import canonical, genesis, link_hash
from mannaka_kit.audit.models import Entry, Link
from mannaka_kit.turns import wait_for_turn

# Ids are given at insert, not at commit: a slow transaction commits an id below the last link's. The quick look goes
# back this far; the full one, at each checkpoint, finds whatever came later still.
WINDOW = 5_000
_BATCH = 2_000


def sequence_entries(*, everything: bool = False) -> int:
    """Chain the current city's entries that have no place yet, and return how many; many may run at once."""
    total = 0
    while True:
        count = _sequence_batch(everything=everything)
        total += count
        if count < _BATCH:
            return total


def entry_bytes(entry: Entry) -> bytes:
    """Return the bytes of an entry that its link's hash covers: every column, in canonical JSON."""
    values = {
        "action": entry.action,
        "actor_id": entry.actor_id,
        "actor_label": entry.actor_label,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "case_id": entry.case_id,
        "details": entry.details,
        "id": entry.pk,
        "outcome": entry.outcome,
        "reason": entry.reason,
        "request_id": entry.request_id,
        "target_id": entry.target_id,
        "target_type": entry.target_type,
    }
    return canonical(values).encode()


def _sequence_batch(*, everything: bool) -> int:
    with transaction.atomic():
        wait_for_turn("audit")  # one sequencer at a time in this city's chain
        last = Link.objects.order_by("-seq").first()
        seq, previous = (last.seq, last.hash) if last else (0, genesis(str(mannaka_tenancy.require_current().key)))
        links = []
        for entry in _unchained(None if everything else last)[:_BATCH]:
            seq += 1
            link = Link(seq=seq, entry=entry, previous=previous, hash=link_hash(previous, seq, entry_bytes(entry)))
            links.append(link)
            previous = link.hash
        Link.objects.bulk_create(links)
    return len(links)


def _unchained(last: Link | None) -> QuerySet[Entry]:
    waiting = Entry.objects.filter(~Exists(Link.objects.filter(entry_id=OuterRef("pk")))).order_by("pk")
    return waiting if last is None else waiting.filter(pk__gt=last.entry_id - WINDOW)
