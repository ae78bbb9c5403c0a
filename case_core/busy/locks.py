"""Take somebody's source of busy times for a change."""

from case_core.busy.models import BusySource
from case_core.busy.policies import can_set_source_for
from case_core.roster.counsellor_facts import locked_counsellor
from case_core.roster.models import Counsellor
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


def locked_person(counsellor_id: int, *, actor: Actor) -> tuple[Counsellor, BusySource | None]:
    """
    Return somebody of the roster and their source, both locked until the transaction ends.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is neither the actor nor is the actor a keeper of the roster.
    """
    counsellor = locked_counsellor(counsellor_id)
    require(can_set_source_for(actor, counsellor))
    return counsellor, BusySource.objects.filter(counsellor=counsellor).first()
