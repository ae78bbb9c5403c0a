"""What ends with a member, an agreement or a body: sign-ins and open pages, in the transaction of the change."""

from collections.abc import Iterable
from datetime import datetime

from mannaka_kit.outbox import events
from tenants.accounts.everywhere import end_everywhere
from tenants.accounts.models import User
from tenants.partners.events import AgreementEnded, PartnerMemberRemoved
from tenants.partners.models import Agreement, PartnerMember, PartnerOrganization


def sign_out_members(organization: PartnerOrganization) -> int:
    """End every sign-in of whoever acts for the body; they may sign in again, and see what is left. Return how many.

    :raises NotInTransactionError: outside a transaction.
    """
    users = _locked(member.user_id for member in organization.members.filter(removed_at=None))
    for user in users:
        end_everywhere(user)
    return len(users)


def sign_out_vouched(organization: PartnerOrganization) -> int:
    """End every sign-in of those for whom the body's provider vouched. Return how many they are.

    :raises NotInTransactionError: outside a transaction.
    """
    members = organization.members.filter(removed_at=None).exclude(user__provider_issuer="")
    users = _locked(member.user_id for member in members)
    for user in users:
        end_everywhere(user)
    return len(users)


def let_go(member: PartnerMember, *, at: datetime) -> None:
    """Take somebody out of the body: their account is stopped, and every sign-in of theirs has ended.

    :raises NotInTransactionError: outside a transaction.
    """
    (user,) = _locked([member.user_id])
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_everywhere(user)
    member.removed_at = at
    member.save(update_fields=["removed_at"])
    events.record(
        PartnerMemberRemoved(member_id=member.pk, organization_id=member.organization_id, user_id=member.user_id)
    )


def end(agreement: Agreement, *, at: datetime) -> None:
    """End an agreement at this moment.

    :raises NotInTransactionError: outside a transaction.
    """
    agreement.ended_at = at
    agreement.save(update_fields=["ended_at"])
    events.record(AgreementEnded(agreement_id=agreement.pk, organization_id=agreement.organization_id))


def _locked(user_ids: Iterable[int]) -> list[User]:
    return list(User.objects.select_for_update().filter(pk__in=list(user_ids)).order_by("pk"))
