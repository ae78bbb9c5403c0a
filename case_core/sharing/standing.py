"""How shares stand at a moment: what decides over them is read for all of them at once, in a fixed number of reads."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet

from case_core.cases.states import Mark
from case_core.consents.models import Consent
from case_core.sharing.models import ShareGrant
from case_core.sharing.rules import RULES, Agreed, SharingRules, Sight, Terms, may_see
from mannaka_kit.clock import day_of
from mannaka_kit.prepared import Prepared
from tenants.partners.actor import PartnerActor
from tenants.partners.models import Agreement, PartnerMember, PartnerOrganization

_DELICATE: Final = frozenset({Mark.SHIELDED.value, Mark.RESTRICTED.value})
_NOTHING: Final = Agreed()


class ShareFacts(NamedTuple):
    """What the rule asks of a share itself."""

    grant_id: int
    organization_id: int
    member_id: int | None
    ground: str
    consent_id: int | None
    data_classes: list[str]
    begins_at: datetime
    ends_at: datetime
    approved_at: datetime | None
    revoked_at: datetime | None
    marks: list[str]


# Running shares that agree in these stand alike, whatever their cases are called and whenever they end.
_ALIKE: Final = (
    "organization_id",
    "member_id",
    "ground",
    "data_classes",
    "case__marks",
    "consent__organization_ids",
    "consent__data_classes",
    "is_approved",
    "consent_holds",
)


def facts_of(grant: ShareGrant) -> ShareFacts:
    """Return what the rule asks of a share that comes with its case; the id of one that is not kept yet is 0."""
    return ShareFacts(
        grant_id=grant.pk or 0,
        organization_id=grant.organization_id,
        member_id=grant.member_id,
        ground=grant.ground,
        consent_id=grant.consent_id,
        data_classes=grant.data_classes,
        begins_at=grant.begins_at,
        ends_at=grant.ends_at,
        approved_at=grant.approved_at,
        revoked_at=grant.revoked_at,
        marks=grant.case.marks,
    )


def sights_of(grants: Iterable[ShareGrant], *, at: datetime) -> dict[int, Sight]:
    """Return what each share opens at a moment; their cases come with them."""
    return sights_by([facts_of(grant) for grant in grants], at=at)


def sights_by(facts: Collection[ShareFacts], *, at: datetime) -> dict[int, Sight]:
    """Return what each share opens at a moment, by what the rule asks of it."""
    return {grant_id: may_see(terms, at=at) for grant_id, terms in _terms_by(facts, at=at).items()}


def open_to(viewer: PartnerActor, *, at: datetime) -> dict[int, Sight]:
    """Return what each running share opens to somebody of a body, the newest first, and none that opens nothing."""
    # The rule is asked once for all that stand alike: a body has hundreds of shares, and a handful of kinds of them.
    whose = {"organization_id": viewer.organization_id, "member_id": viewer.member_id}
    groups = [(ids, ShareFacts(*facts)) for ids, *facts in _KINDS.tuples(**whose, at=at, on=day_of(at))]
    sights = sights_by([facts for _ids, facts in groups], at=at)
    found = {grant_id: sights[facts.grant_id] for ids, facts in groups for grant_id in ids}
    return {grant_id: found[grant_id] for grant_id in sorted(found, reverse=True) if found[grant_id]}


def _kinds(*, organization_id: int, member_id: int, at: datetime, on: date) -> QuerySet[ShareGrant, Any]:
    running = ShareGrant.objects.for_member(organization_id=organization_id, member_id=member_id).running(at)
    holds = Exists(Consent.objects.in_force(on).filter(pk=OuterRef("consent_id")))
    kinds = running.order_by().annotate(is_approved=Q(approved_at__isnull=False), consent_holds=holds).values(*_ALIKE)
    # What differs in a kind, one of them stands for: each has begun, none is over, their consents say the same.
    one = {"one": Max("pk"), "one_consent": Max("consent_id"), "approved": Max("approved_at")}
    times = {"began": Max("begins_at"), "ends": Min("ends_at"), "revoked": Max("revoked_at")}
    told = ("ground", "one_consent", "data_classes", "began", "ends", "approved", "revoked", "case__marks")
    of_all = {"ids": ArrayAgg("pk"), **one, **times}
    return kinds.annotate(**of_all).values_list("ids", "one", "organization_id", "member_id", *told)


_KINDS: Final = Prepared(_kinds, organization_id=-1, member_id=-2, at=datetime(1, 1, 1, tzinfo=UTC), on=date(1, 1, 1))


def terms_of(grants: Iterable[ShareGrant], *, at: datetime) -> dict[int, Terms]:
    """Return all that decides over each share, by its id (0 for one that is not kept yet)."""
    return _terms_by([facts_of(grant) for grant in grants], at=at)


def _terms_by(facts: Collection[ShareFacts], *, at: datetime) -> dict[int, Terms]:
    if not facts:
        return {}
    settled = RULES.read()
    bodies = {share.organization_id for share in facts}
    agreed = _agreed_with(bodies, at=at)
    consents = _consents({share.consent_id for share in facts if share.consent_id}, at=at)
    there = set(PartnerOrganization.objects.active().filter(pk__in=bodies).values_list("pk", flat=True))
    members = _members_there({share.member_id for share in facts if share.member_id})
    return {
        share.grant_id: _terms(
            share,
            settled=settled,
            agreed=agreed.get(share.organization_id, frozenset()),
            consent=consents.get(share.consent_id or 0, _NOTHING),
            is_there=share.organization_id in there and (share.member_id is None or share.member_id in members),
        )
        for share in facts
    }


def _terms(
    share: ShareFacts, *, settled: SharingRules, agreed: frozenset[str], consent: Agreed, is_there: bool
) -> Terms:
    return Terms(
        ground=share.ground,
        organization_id=share.organization_id,
        classes=frozenset(share.data_classes),
        begins_at=share.begins_at,
        ends_at=share.ends_at,
        is_revoked=share.revoked_at is not None,
        is_approved=share.approved_at is not None,
        is_body_there=is_there,
        is_delicate=not _DELICATE.isdisjoint(share.marks),
        agreement_classes=agreed,
        consent=consent,
        settled=settled,
    )


def _agreed_with(bodies: Iterable[int], *, at: datetime) -> Mapping[int, frozenset[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = Agreement.objects.in_force(at).filter(organization_id__in=bodies).order_by()
    for organization_id, classes in rows.values_list("organization_id", "data_classes"):
        found[organization_id].update(classes)
    return {organization_id: frozenset(classes) for organization_id, classes in found.items()}


def _consents(ids: Iterable[int], *, at: datetime) -> Mapping[int, Agreed]:
    found = Consent.objects.in_force(day_of(at)).filter(pk__in=list(ids)).order_by()
    return {
        consent_id: Agreed(organization_ids=frozenset(organization_ids), classes=frozenset(classes))
        for consent_id, organization_ids, classes in found.values_list("pk", "organization_ids", "data_classes")
    }


def _members_there(ids: Iterable[int]) -> set[int]:
    found = PartnerMember.objects.active().filter(pk__in=list(ids))
    return set(found.values_list("pk", flat=True))
