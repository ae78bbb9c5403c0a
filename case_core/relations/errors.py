"""What may go wrong with the people of a case."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError


class CasePersonNotFoundError(RecordNotFoundError):
    """There is no such person in this case."""

    code = "case_person.not_found"
    message = _("この相談の関係者の中に、この方は見つかりませんでした。")
