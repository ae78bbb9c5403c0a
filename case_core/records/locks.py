"""Take a restricted record for a change: the case first, always."""

from case_core.cases.locks import locked_case
from case_core.cases.models import Case
from case_core.records.errors import CompartmentNotFoundError, OpeningNotFoundError
from case_core.records.models import Compartment, Membership, Opening
from tenants.accounts.actor import Actor


def locked_compartment(compartment_id: int, *, actor: Actor) -> tuple[Case, Compartment]:
    """
    Return the case and its restricted record, both locked until the transaction ends.

    :raises CompartmentNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from this person.
    """
    case_id = Compartment.objects.filter(pk=compartment_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise CompartmentNotFoundError
    case = locked_case(case_id, actor=actor)
    return case, Compartment.objects.select_for_update().get(pk=compartment_id)


def locked_opening(opening_id: int) -> Opening:
    """
    Return a look in an emergency with its record, locked until the transaction ends.

    :raises OpeningNotFoundError: there is none.
    """
    openings = Opening.objects.select_for_update(of=["self"]).select_related("compartment")
    opening = openings.filter(pk=opening_id).first()
    if opening is None:
        raise OpeningNotFoundError
    return opening


def is_member(compartment: Compartment, user_id: int) -> bool:
    """Tell whether somebody keeps the record now."""
    return Membership.objects.filter(compartment=compartment, user_id=user_id, removed_at=None).exists()
