"""How shares stand at a moment: what decides over them is read for all of them at once, in a fixed number of reads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from case_core.cases.states import Mark
from case_core.consents.models import Consent
from case_core.consents.states import COUNCILS, LegalGround
from case_core.sharing.models import ShareGrant, SharingRules
from case_core.sharing.rules import Agreed, Policy, Sight, Terms, may_see
from tenants.partners.models import Agreement, PartnerMember, PartnerOrganization

THE_ONE: Final = 1
_DELICATE: Final = frozenset({Mark.SHIELDED.value, Mark.RESTRICTED.value})
_ALL: Final = tuple(LegalGround.values)
_COUNCILS: Final = tuple(ground.value for ground in LegalGround if ground in COUNCILS)
_NOTHING: Final = Agreed()
# What is asked of a consent; a list of hundreds of shares reads no more.
_OF_CONSENTS: Final = ("organization_ids", "data_classes", "given_on", "expires_on", "withdrawn_at")


def rules() -> SharingRules:
    """Return what the city has settled, or what holds where it has settled nothing."""
    row = SharingRules.objects.filter(pk=THE_ONE).first()
    return row or SharingRules(pk=THE_ONE, grounds=list(_ALL), second_person=list(_COUNCILS))


def policy_of(settled: SharingRules) -> Policy:
    """Return the city's rules as the pure rule takes them."""
    return Policy(grounds=frozenset(settled.grounds), second_person=frozenset(settled.second_person))


def sights_of(grants: Iterable[ShareGrant], *, at: datetime) -> dict[int, Sight]:
    """Return what each share opens at a moment; their cases come with them."""
    return {grant_id: may_see(terms, at=at) for grant_id, terms in terms_of(list(grants), at=at).items()}


def terms_of(grants: list[ShareGrant], *, at: datetime) -> dict[int, Terms]:
    """Return all that decides over each share, by its id (0 for one that is not kept yet)."""
    if not grants:
        return {}
    policy = policy_of(rules())
    bodies = {grant.organization_id for grant in grants}
    agreed = _agreed_with(bodies, at=at)
    consents = _consents({grant.consent_id for grant in grants if grant.consent_id}, at=at)
    there = set(PartnerOrganization.objects.active().filter(pk__in=bodies).values_list("pk", flat=True))
    members = _members_there({grant.member_id for grant in grants if grant.member_id})
    return {
        grant.pk or 0: _terms(
            grant,
            policy=policy,
            agreed=agreed.get(grant.organization_id, frozenset()),
            consent=consents.get(grant.consent_id or 0, _NOTHING),
            is_there=grant.organization_id in there and (grant.member_id is None or grant.member_id in members),
        )
        for grant in grants
    }


def _terms(grant: ShareGrant, *, policy: Policy, agreed: frozenset[str], consent: Agreed, is_there: bool) -> Terms:
    return Terms(
        ground=grant.ground,
        organization_id=grant.organization_id,
        classes=frozenset(grant.data_classes),
        begins_at=grant.begins_at,
        ends_at=grant.ends_at,
        is_revoked=grant.revoked_at is not None,
        is_approved=grant.approved_at is not None,
        is_body_there=is_there,
        is_delicate=not _DELICATE.isdisjoint(grant.case.marks),
        agreement_classes=agreed,
        consent=consent,
        policy=policy,
    )


def _agreed_with(bodies: Iterable[int], *, at: datetime) -> Mapping[int, frozenset[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = Agreement.objects.in_force(at).filter(organization_id__in=bodies).order_by()
    for organization_id, classes in rows.values_list("organization_id", "data_classes"):
        found[organization_id].update(classes)
    return {organization_id: frozenset(classes) for organization_id, classes in found.items()}


def _consents(ids: Iterable[int], *, at: datetime) -> Mapping[int, Agreed]:
    found = Consent.objects.filter(pk__in=list(ids)).only(*_OF_CONSENTS)
    return {
        consent.pk: Agreed(
            organization_ids=frozenset(consent.organization_ids), classes=frozenset(consent.data_classes)
        )
        for consent in found
        if consent.holds_at(at)
    }


def _members_there(ids: Iterable[int]) -> set[int]:
    found = PartnerMember.objects.active().filter(pk__in=list(ids))
    return set(found.values_list("pk", flat=True))
