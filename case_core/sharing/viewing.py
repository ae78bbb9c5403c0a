"""Reads by bodies outside the city hall: each asks anew whether anything is open to them, and leaves one trace."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from case_core.cases.models import Contact
from case_core.cases.states import StatementKind
from case_core.sharing.errors import ShareNotFoundError, ShareOverError
from case_core.sharing.models import ShareGrant
from case_core.sharing.projection import Section, is_reach_hidden, projection_of, title_of
from case_core.sharing.querysets import ShareGrantQuerySet
from case_core.sharing.rules import Sight
from case_core.sharing.standing import sights_of
from case_core.sharing.states import ShareAct
from mannaka_kit import audit
from mannaka_kit.ui.editions import edition_of
from tenants.partners.actor import BodyActor, PartnerActor
from tenants.partners.models import PartnerMember

if TYPE_CHECKING:
    from mannaka_kit.impersonal import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A share in the list of a body: its matter is told only where the share tells it."""

    grant: ShareGrant
    sight: Sight

    @property
    def title(self) -> str:
        """Return what the case is called, where that is shared."""
        return title_of(self.grant, self.sight.classes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the body itself wrote."""

    at: datetime
    person: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one look shows."""

    grant: ShareGrant
    sections: list[Section]
    notes: list[Note]
    may_comment: bool
    is_reach_hidden: bool
    title: str

    @property
    def edition(self) -> str:
        """Return a short name for all that is shown."""
        return edition_of(self.title, self.grant.ends_at, self.sections, self.notes, self.is_reach_hidden)


def running_for(viewer: PartnerActor, *, at: datetime) -> ShareGrantQuerySet:
    """Return the shares whose time is now, for narrowing other reads; what they open is what `open_to` says."""
    return _mine(viewer).running(at).order_by()


@transaction.atomic
def listed_for(viewer: PartnerActor, sights: Mapping[int, Sight], *, at: datetime) -> list[Offered]:
    """Return shares that `open_to` found for a page of a list, in its order, and record which were listed."""
    grants = _mine(viewer).filter(pk__in=sights).select_related("case", "organization").in_bulk()
    offered = [Offered(grant=grants[grant_id], sight=sight) for grant_id, sight in sights.items() if grant_id in grants]
    if offered:
        details: dict[str, int | list[int]] = {
            "grants": [each.grant.pk for each in offered][:100],
            "organization": viewer.organization_id,
        }
        audit.record("share.listed", actor=viewer, target=None, at=at, details=details)
    return offered


def is_open_to(viewer: PartnerActor | BodyActor, grant: ShareGrant, *, at: datetime) -> bool | None:
    """Tell whether a share, which comes with its case, is open to somebody of a body; None where it is not theirs."""
    if not _mine(viewer).filter(pk=grant.pk).exists():
        return None
    return bool(sights_of([grant], at=at)[grant.pk])


def peek_at_share(viewer: PartnerActor | BodyActor, grant_id: int, *, at: datetime) -> Shown:
    """
    Return what a share would show, for telling whether an open page shows it already; it is shown by `look_at_share`.

    :raises ShareNotFoundError: nothing of the kind was shared with this person.
    :raises ShareOverError: it was, and opens nothing any more.
    """
    return _shown(viewer, *_open(viewer, grant_id, at=at))


@transaction.atomic
def look_at_share(viewer: PartnerActor | BodyActor, grant_id: int, *, at: datetime) -> Shown:
    """
    Return what a share shows at this moment, and record the look on the case.

    :raises ShareNotFoundError: nothing of the kind was shared with this person.
    :raises ShareOverError: it was, and opens nothing any more.
    """
    grant, sight = _open(viewer, grant_id, at=at)
    _record_look(viewer, grant, sight, at=at)
    return _shown(viewer, grant, sight)


def _open(viewer: PartnerActor | BodyActor, grant_id: int, *, at: datetime) -> tuple[ShareGrant, Sight]:
    mine = _mine(viewer).select_related("case__party", "organization", "created_by")
    grant = mine.filter(pk=grant_id).first()
    if grant is None:
        raise ShareNotFoundError
    sight = sights_of([grant], at=at)[grant.pk]
    if not sight:
        raise ShareOverError
    return grant, sight


def _shown(viewer: PartnerActor | BodyActor, grant: ShareGrant, sight: Sight) -> Shown:
    return Shown(
        grant=grant,
        sections=projection_of(grant, sight.classes),
        notes=_notes(viewer, grant),
        may_comment=_may_comment(viewer, grant),
        is_reach_hidden=is_reach_hidden(grant.case.party, sight.classes),
        title=title_of(grant, sight.classes),
    )


def _may_comment(viewer: PartnerActor | BodyActor, grant: ShareGrant) -> bool:
    """Let people write who are known by name; a body that answers by a link says it with its answer."""
    is_somebody = isinstance(viewer, PartnerActor)
    return is_somebody and grant.act == ShareAct.COMMENT and not grant.case.is_closed


def _mine(viewer: PartnerActor | BodyActor) -> ShareGrantQuerySet:
    return ShareGrant.objects.for_member(organization_id=viewer.organization_id, member_id=viewer.member_id)


def _record_look(viewer: PartnerActor | BodyActor, grant: ShareGrant, sight: Sight, *, at: datetime) -> None:
    seen_by: dict[str, Code] = {"via": viewer.via} if isinstance(viewer, BodyActor) else {"member": viewer.member_id}
    details: dict[str, Code | list[str]] = {
        "grant": grant.pk,
        "organization": viewer.organization_id,
        **seen_by,
        "classes": sorted(each.value for each in sight.classes),
    }
    audit.record("share.viewed", actor=viewer, target=grant, at=at, case_id=grant.case_id, details=details)


def _notes(viewer: PartnerActor | BodyActor, grant: ShareGrant) -> list[Note]:
    people = PartnerMember.objects.filter(organization_id=viewer.organization_id).values("user_id")
    written = Contact.objects.filter(case=grant.case, author__in=people).select_related("author")
    found = written.prefetch_related("statements").order_by("at", "pk")
    return [
        Note(at=contact.at, person=contact.author.display_name if contact.author else "", words=said.body)
        for contact in found
        for said in contact.statements.all()
        if said.kind == StatementKind.THIRD_PARTY
    ]
