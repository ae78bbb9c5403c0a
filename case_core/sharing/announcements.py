"""Which screens hear of a share: where the case is open, and the open pages of the body, which then ask again."""

from collections.abc import Iterable

from case_core.cases.announcements import topics_of_case
from case_core.consents.events import ConsentWithdrawn
from case_core.consents.models import Consent
from case_core.sharing.events import ShareApproved, ShareBlackened, ShareGranted, ShareRevoked
from case_core.sharing.reach import users_of_bodies
from case_core.sharing.topics import topic_of_body
from mannaka_kit.live import announces, narrows
from tenants.partners.events import AgreementEnded, PartnerMemberRemoved, PartnerOrganizationClosed


@announces(ShareApproved, ShareBlackened, ShareGranted, ShareRevoked)
def topics_of_share(event: ShareApproved | ShareBlackened | ShareGranted | ShareRevoked) -> Iterable[str]:
    """Ring for the case and for the body."""
    return *topics_of_case(event), topic_of_body(event.organization_id)


@narrows(ShareRevoked)
def people_of_share(event: ShareRevoked) -> Iterable[int]:
    """End the streams of the body's people: who may still hear something comes back with a new ticket."""
    return users_of_bodies([event.organization_id])


@announces(ConsentWithdrawn)
def topics_of_withdrawal(event: ConsentWithdrawn) -> Iterable[str]:
    """Ring for every body that the consent named: what stood on it is gone."""
    return [topic_of_body(organization_id) for organization_id in _named(event)]


@narrows(ConsentWithdrawn)
def people_of_consent(event: ConsentWithdrawn) -> Iterable[int]:
    """End the streams of the people of those bodies."""
    return users_of_bodies(_named(event))


def _named(event: ConsentWithdrawn) -> list[int]:
    named = Consent.objects.filter(pk=event.consent_id).values_list("organization_ids", flat=True)
    return [organization_id for ids in named for organization_id in ids]


@announces(AgreementEnded, PartnerMemberRemoved, PartnerOrganizationClosed)
def topics_of_body_change(event: AgreementEnded | PartnerMemberRemoved | PartnerOrganizationClosed) -> Iterable[str]:
    """Ring for the body."""
    return (topic_of_body(event.organization_id),)
