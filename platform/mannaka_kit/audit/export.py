"""Write a city's chain to a file that the offline verifier reads."""

from collections.abc import Iterator
from pathlib import Path

import mannaka_tenancy
from mannaka_kit.audit.chain import EXPORT_FORMAT, canonical, genesis
from mannaka_kit.audit.checkpoints import checkpoint_values
from mannaka_kit.audit.models import Checkpoint, Link
from mannaka_kit.audit.sequencer import entry_bytes, sequence_entries

_CHUNK = 2_000


def export(path: Path) -> int:
    """Write the current city's entries, links and checkpoints as JSON lines, and return how many entries there are."""
    sequence_entries(everything=True)
    city = str(mannaka_tenancy.require_current().key)
    count, head = 0, genesis(city)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(canonical({"city": city, "format": EXPORT_FORMAT, "kind": "begin"}) + "\n")
        for link in _links():
            file.write(_line(link) + "\n")
            count, head = count + 1, link.hash
        for checkpoint in Checkpoint.objects.filter(seq__lte=count).order_by("seq"):
            file.write(canonical({"kind": "checkpoint", **checkpoint_values(checkpoint)}) + "\n")
        file.write(canonical({"hash": head, "kind": "end", "links": count}) + "\n")
    return count


def _links() -> Iterator[Link]:
    """Yield all links in order, a piece at a time: a server-side cursor would need one transaction throughout."""
    seq = 0
    while piece := list(Link.objects.select_related("entry").filter(seq__gt=seq).order_by("seq")[:_CHUNK]):
        yield from piece
        seq = piece[-1].seq


def _line(link: Link) -> str:
    # The entry stands in the line exactly as it was hashed, so that the verifier need not write it again.
    entry = entry_bytes(link.entry).decode()
    return f'{{"entry":{entry},"hash":"{link.hash}","kind":"link","previous":"{link.previous}","seq":{link.seq}}}'
