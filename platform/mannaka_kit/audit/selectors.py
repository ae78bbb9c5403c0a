"""Reads for the auditor's screen."""

from dataclasses import dataclass
from datetime import datetime

from mannaka_kit.audit.actors import Actor
from mannaka_kit.audit.models import Entry
from mannaka_kit.decisions import Decision, require

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to look for; an empty filter shows everything."""

    case_id: int | None = None
    actor_id: int | None = None
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def lookups(self) -> dict[str, object]:
        """Return the filters that were given, as Django writes them."""
        given = {
            "case_id": self.case_id,
            "actor_id": self.actor_id,
            "action__startswith": self.action or None,
            "at__gte": self.since,
            "at__lt": self.until,
        }
        return {name: value for name, value in given.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and where the next page begins."""

    entries: list[Entry]
    next_before: int | None


def entries_for(
    viewer: Actor,
    *,
    decision: Decision,
    filters: Filters | None = None,
    before: int | None = None,
    limit: int = 50,
) -> Page:
    """
    Return a page of the current city's entries; the caller's policy has decided whether the viewer may.

    :raises NotAllowedError: if it decided no.
    """
    del viewer  # the policy has seen it; it stands first, as in every selector
    require(decision)
    limit = max(1, min(limit, _MOST))
    entries = Entry.objects.select_related("link").filter(**(filters or Filters()).lookups()).order_by("-pk")
    if before is not None:
        entries = entries.filter(pk__lt=before)
    found = list(entries[: limit + 1])
    return Page(found[:limit], found[limit - 1].pk if len(found) > limit else None)
