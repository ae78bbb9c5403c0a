"""Whether somebody of a body could see what is shared with it, and who they are."""

from collections.abc import Iterable

from case_core.sharing.errors import BodyNotReachedError
from tenants.partners.kinds import Reach
from tenants.partners.models import PartnerMember, PartnerOrganization


def locked_body(organization_id: int) -> PartnerOrganization:
    """
    Return a body that the city works with, kept from being closed until the transaction ends.

    :raises BodyNotReachedError: there is none.
    """
    body = PartnerOrganization.objects.active().select_for_update().filter(pk=organization_id).first()
    if body is None:
        raise BodyNotReachedError(field="organization")
    return body


def has_member(body: PartnerOrganization, member_id: int | None) -> bool:
    """Tell whether anybody of the body, or this one, can sign in today."""
    members = PartnerMember.objects.active().filter(organization=body)
    return (members if member_id is None else members.filter(pk=member_id)).exists()


def is_reached(body: PartnerOrganization, member_id: int | None, *, goes_out: bool) -> bool:
    """Tell whether a share would be seen: by who signs in, or, where it goes out, in a system or by a letter."""
    return has_member(body, member_id) or (goes_out and member_id is None and has_way_out(body))


def has_way_out(body: PartnerOrganization) -> bool:
    """Tell whether matters go out to a body that nobody of need sign in for."""
    return body.gateway_id is not None or Reach.LETTER in body.reaches


def users_of_bodies(organization_ids: Iterable[int]) -> list[int]:
    """Return the accounts of everybody who acts for one of these bodies, for ending what they listen to."""
    members = PartnerMember.objects.active().filter(organization_id__in=list(organization_ids))
    return list(members.order_by("user_id").values_list("user_id", flat=True))
