"""A case does not end while something that must be done about a risk is not."""

from django.utils.translation import gettext

from case_core.cases.closing_rules import Ending
from case_core.cases.models import Case
from case_core.cases.states import Mark
from case_core.safety.errors import MustDoOpenError
from case_core.safety.models import RiskStep
from tenants.accounts.actor import Actor


def require_must_dos_done(case: Case, ending: Ending, actor: Actor) -> None:  # noqa: ARG001
    """
    Object to the end of a case with open must-do steps; a case that is not marked urgent is not asked about.

    :raises MustDoOpenError: something is open.
    """
    if Mark.URGENT not in case.marks:
        return
    texts = list(RiskStep.objects.of_case(case.pk).open().values_list("text", flat=True))
    if texts:
        sentence = gettext(
            "この相談は終了できません。かならず行うことが%(number)dつ残っています。"
            "「安全」のページで、行ったか、行わなかった理由を記録してください。（%(first)s）"
        )
        raise MustDoOpenError(sentence % {"number": len(texts), "first": texts[0]}, field="outcome")
