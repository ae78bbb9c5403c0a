"""Reads of restricted records: who may not read one gets no row of it, whatever is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from case_core.cases.models import Case
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import cases_visible_to
from case_core.cases.states import StatementKind
from case_core.records.errors import CompartmentNotFoundError
from case_core.records.models import Compartment, Membership, SealedEntry
from case_core.records.policies import can_come_to_records
from case_core.records.querysets import CompartmentQuerySet
from case_core.records.rules import record_rules
from case_core.records.sealing import Words, unseal_words
from case_core.records.states import Readers
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An entry as those read it who may."""

    id: int
    at: datetime
    author: User
    kind: str
    words: Words

    @property
    def kind_label(self) -> str:
        """Return whose words they are."""
        return str(StatementKind(self.kind).label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A restricted record as the viewer sees it: others learn that there is one and whom to ask, not of which kind."""

    id: int
    members: list[User]
    is_readable: bool
    is_kept: bool
    kind_label: str = ""
    opened_at: datetime | None = None
    open_until: datetime | None = None
    entries: list[Said]


def compartments_visible_to(viewer: Actor) -> CompartmentQuerySet:
    """Return the restricted records of which the viewer may know that they exist."""
    if not can_come_to_records(viewer):
        return Compartment.objects.none()
    return Compartment.objects.filter(case__in=cases_visible_to(viewer).order_by().values("pk"))


def readable_to(viewer: Actor, *, at: datetime) -> CompartmentQuerySet:
    """Return the restricted records that the viewer may read at a moment."""
    found = compartments_visible_to(viewer)
    if viewer.heads_centre and record_rules().readers == Readers.HEADS:
        return found
    return found.readable_by(viewer.user_id, at=at)


def kept_by(viewer: Actor) -> CompartmentQuerySet:
    """Return the restricted records in which the viewer may write."""
    return compartments_visible_to(viewer).kept_by(viewer.user_id)


def entries_readable_to(viewer: Actor, *, at: datetime) -> QuerySet[SealedEntry]:
    """Return the entries that the viewer may read at a moment, sealed as they are."""
    readable = readable_to(viewer, at=at).values("pk")
    return SealedEntry.objects.filter(compartment__in=readable).select_related("author")


@transaction.atomic
def records_of(viewer: Actor, case: Case, *, at: datetime) -> list[Kept]:
    """
    Return a case's restricted records, and record which ones were read.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_come_to_records(viewer))
    compartments = list(compartments_visible_to(viewer).filter(case=case))
    if not compartments:
        return []
    readable = set(readable_to(viewer, at=at).filter(case=case).values_list("pk", flat=True))
    members = _members_of(compartments)
    entries = _entries_of(viewer, case, at=at)
    until = dict(_opened_until(viewer, case, at=at))
    _record_reads(viewer, [each for each in compartments if each.pk in readable], at=at)
    return [
        Kept(
            id=each.pk,
            members=members.get(each.pk, []),
            is_readable=each.pk in readable,
            is_kept=any(member.pk == viewer.user_id for member in members.get(each.pk, [])),
            kind_label=each.get_kind_display() if each.pk in readable else "",
            opened_at=each.opened_at if each.pk in readable else None,
            open_until=until.get(each.pk),
            entries=entries.get(each.pk, []),
        )
        for each in compartments
    ]


@transaction.atomic
def compartment_for(viewer: Actor, compartment_id: int) -> Compartment:
    """
    Return a restricted record of which the viewer may know, with its case and none of its words.

    :raises CompartmentNotFoundError: there is none.
    """
    found = compartments_visible_to(viewer).select_related("case__party", "case__owner").filter(pk=compartment_id)
    compartment = found.first()
    if compartment is None:
        raise CompartmentNotFoundError
    audit.record("case.read", actor=viewer, target=compartment.case, at=clock.now(), case_id=compartment.case_id)
    return compartment


def members_of(viewer: Actor, compartment: Compartment) -> list[User]:
    """Return who keeps the record; whoever may know of it may know whom to ask."""
    require(can_come_to_records(viewer))
    return _members_of([compartment]).get(compartment.pk, [])


def cases_with_notices(viewer: Actor) -> CaseQuerySet:
    """Return the cases in which somebody looked in an emergency, of which the viewer was told and has not said so."""
    unseen = Q(
        compartments__openings__notices__user_id=viewer.user_id, compartments__openings__notices__seen_at__isnull=True
    )
    told = Case.objects.filter(unseen).order_by().values("pk")
    return cases_visible_to(viewer).filter(pk__in=told)


def _members_of(compartments: Iterable[Compartment]) -> dict[int, list[User]]:
    found: dict[int, list[User]] = {}
    rows = Membership.objects.filter(compartment__in=compartments, removed_at=None).select_related("user")
    for row in rows:
        found.setdefault(row.compartment_id, []).append(row.user)
    return found


def _entries_of(viewer: Actor, case: Case, *, at: datetime) -> dict[int, list[Said]]:
    found: dict[int, list[Said]] = {}
    for entry in entries_readable_to(viewer, at=at).filter(compartment__case=case):
        found.setdefault(entry.compartment_id, []).append(said_in(entry))
    return found


def said_in(entry: SealedEntry) -> Said:
    """Unseal one entry that the viewer may read."""
    words = unseal_words(entry.key, entry.sealed)
    return Said(id=entry.pk, at=entry.at, author=entry.author, kind=entry.kind, words=words)


def _opened_until(viewer: Actor, case: Case, *, at: datetime) -> Iterable[tuple[int, datetime]]:
    mine = Compartment.objects.filter(case=case).opened_to(viewer.user_id, at=at)
    return mine.order_by("openings__until").values_list("pk", "openings__until")


def _record_reads(viewer: Actor, read: Iterable[Compartment], *, at: datetime) -> None:
    for compartment in read:
        audit.record("record.read", actor=viewer, target=compartment, at=at, case_id=compartment.case_id)
