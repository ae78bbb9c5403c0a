"""What may go wrong with the earlier ledger."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class LedgerTakenOverError(AnticipatedError):
    """A ledger is taken over once, or its lines would count twice."""

    code = "ledger.taken_over"
    message = _("この台帳は、すでに取り込まれています。")


class LedgerEmptyError(AnticipatedError):
    """A ledger has lines."""

    code = "ledger.empty"
    message = _("台帳に記録がありません。")


class LedgerLineUnknownError(AnticipatedError):
    """A line names a channel or a topic that there is not."""

    code = "ledger.line_unknown"
    message = _("台帳に、知らない受付方法か分野があります。")
