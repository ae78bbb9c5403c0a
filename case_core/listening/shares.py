"""Which shares of a case let somebody listen at a moment; each asked by the rule of sharing, nothing of it is kept."""

from collections.abc import Iterable
from datetime import datetime

from case_core.cases.models import Case
from case_core.sharing.models import ShareGrant
from case_core.sharing.querysets import ShareGrantQuerySet
from case_core.sharing.standing import sights_of
from case_core.sharing.states import ShareAct
from tenants.partners.actor import PartnerActor
from tenants.partners.data_classes import DataClass
from tenants.partners.models import PartnerOrganization


def bodies_that_may_listen(case: Case, *, at: datetime) -> dict[int, PartnerOrganization]:
    """Return the bodies to which a share of this case opens listening now, by id."""
    grants = list(_listening().filter(case=case).running(at).select_related("case", "organization"))
    open_ones = _opening(grants, at=at)
    return {grant.organization_id: grant.organization for grant in grants if grant.pk in open_ones}


def cases_to_listen_to(viewer: PartnerActor, case_ids: Iterable[int], *, at: datetime) -> set[int]:
    """Return those of the cases that a share lets this person listen to now."""
    grants = list(_theirs(viewer).filter(case__in=list(case_ids)).running(at).select_related("case"))
    open_ones = _opening(grants, at=at)
    return {grant.case_id for grant in grants if grant.pk in open_ones}


def was_ever_shared(viewer: PartnerActor, case_id: int) -> bool:
    """Tell whether there was once a share that let this person listen: they may know that it is over."""
    return _theirs(viewer).filter(case_id=case_id).exists()


def _theirs(viewer: PartnerActor) -> ShareGrantQuerySet:
    return _listening().for_member(organization_id=viewer.organization_id, member_id=viewer.member_id)


def _listening() -> ShareGrantQuerySet:
    return ShareGrant.objects.filter(act=ShareAct.LISTEN)


def _opening(grants: list[ShareGrant], *, at: datetime) -> set[int]:
    sights = sights_of(grants, at=at)
    return {grant_id for grant_id, sight in sights.items() if DataClass.LISTENING in sight.classes}
