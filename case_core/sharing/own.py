"""Reads by the person whose matter it is: which bodies may see something of it now, and which have looked at what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from django.db.models import Q, QuerySet

from case_core.cases.models import Case
from case_core.cases.states import Mark
from case_core.consents.states import LegalGround
from case_core.sharing.models import ShareGrant
from case_core.sharing.querysets import ShareGrantQuerySet
from case_core.sharing.standing import sights_of
from mannaka_kit.audit.models import Entry
from mannaka_kit.clock import day_of
from tenants.partners.data_classes import DataClass, labels_of
from tenants.partners.models import PartnerOrganization

ENTRIES: Final = 100  # of a page: a screen that stays open looks again with each change


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnShare:
    """A body that may see something now, what kinds of facts, and until when."""

    body: str
    kinds: tuple[str, ...]
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLook:
    """A body looked on a day at some kinds of facts, once or several times; who of the body it was is not told here."""

    first_at: datetime
    last_at: datetime
    body: str
    kinds: tuple[str, ...]

    @property
    def is_once(self) -> bool:
        """Tell whether first and last are the same minute to whoever reads."""
        return self.first_at.replace(second=0, microsecond=0) == self.last_at.replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLooks:
    """What the person reads: nothing at all where somebody is shielded, since a body's name can tell where they are."""

    is_withheld: bool = False
    shares: tuple[OwnShare, ...] = ()
    looks: tuple[OwnLook, ...] = ()
    older: int | None = None


def own_looks_of_case(case_id: int, *, at: datetime, before: int | None = None) -> OwnLooks:
    """
    Return who may see a matter by the person's own consent, and who has, latest first; the caller knows who asks.

    What is shared on another ground (an emergency, a council by law) is left to the centre's judgement: telling it on
    a screen could warn whom it is about.
    """
    if Mark.SHIELDED in Case.objects.only("marks").get(pk=case_id).marks:
        return OwnLooks(is_withheld=True)
    agreed = ShareGrant.objects.filter(case_id=case_id, ground=LegalGround.CONSENT)
    found = list(_entries(case_id, agreed, before=before)[: ENTRIES + 1])
    entries = found[:ENTRIES]
    return OwnLooks(
        shares=() if before else tuple(_open_now(agreed, at=at)),
        looks=tuple(_looks(entries)),
        older=entries[-1].pk if len(found) > ENTRIES else None,
    )


def _entries(case_id: int, agreed: ShareGrantQuerySet, *, before: int | None) -> QuerySet[Entry]:
    of_shares = Q(action="share.viewed", details__grant__in=list(agreed.values_list("pk", flat=True)))
    entries = Entry.objects.filter(of_shares | Q(action="share.viewed_listening"), case_id=case_id).order_by("-pk")
    return entries if before is None else entries.filter(pk__lt=before)


def _open_now(agreed: ShareGrantQuerySet, *, at: datetime) -> Iterable[OwnShare]:
    grants = list(agreed.running(at).select_related("case", "organization"))
    sights = sights_of(grants, at=at)
    for grant in grants:
        if sight := sights[grant.pk]:
            kinds = tuple(labels_of([each.value for each in sight.classes]))
            yield OwnShare(body=grant.organization.name, kinds=kinds, ends_at=grant.ends_at)


def _looks(entries: list[Entry]) -> Iterable[OwnLook]:
    names = dict(PartnerOrganization.objects.filter(pk__in={_body(each) for each in entries}).values_list("pk", "name"))
    # Each line is a body on a day: a page that is open for an hour has looked many times.
    entries = sorted(entries, key=lambda each: (-day_of(each.at).toordinal(), _body(each), _kinds(each), -each.pk))
    lines = []
    for (_day, body, kinds), same in groupby(entries, key=lambda each: (day_of(each.at), _body(each), _kinds(each))):
        times = [each.at for each in same]
        lines.append(OwnLook(first_at=min(times), last_at=max(times), body=names.get(body, ""), kinds=kinds))
    return sorted(lines, key=lambda line: line.last_at, reverse=True)


def _body(entry: Entry) -> int:
    return int(entry.details.get("organization", 0))


def _kinds(entry: Entry) -> tuple[str, ...]:
    if entry.action == "share.viewed_listening":
        return (str(DataClass.LISTENING.label),)
    return tuple(labels_of(entry.details.get("classes", [])))
