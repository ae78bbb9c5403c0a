"""The numbers of cases for those who read the audit log, which keeps ids: no word of any case goes with them."""

from collections.abc import Collection, Mapping

from case_core.cases.models import Case
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.oversight.policies import can_read_audit


class NumbersOfCases:
    """Translates between ids and numbers, for auditors."""

    def numbers_of(self, viewer: Actor, case_ids: Collection[int]) -> Mapping[int, str]:
        """
        Return the numbers of these cases by id.

        :raises NotAllowedError: the viewer is no auditor.
        """
        require(can_read_audit(viewer))
        return dict(Case.objects.filter(pk__in=case_ids).values_list("pk", "number"))

    def id_of(self, viewer: Actor, number: str) -> int | None:
        """
        Return the id of the case with this number.

        :raises NotAllowedError: the viewer is no auditor.
        """
        require(can_read_audit(viewer))
        return Case.objects.filter(number=number).values_list("pk", flat=True).first()
