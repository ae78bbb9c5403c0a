"""The audit's codes on the reception: numbers, screens of the hall, calls for help."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECEPTION_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "display.created": _("呼び出し画面のアドレスを作った"),
    "display.revoked": _("呼び出し画面を使えなくした"),
    "help.answered": _("応援に向かった"),
    "help.called": _("応援を呼んだ"),
    "help.ended": _("応援の呼び出しを終えた"),
    "reception.rules_changed": _("受付の決まりを変えた"),
    "ticket.begun": _("番号札の方の相談を始めた"),
    "ticket.called": _("番号札の方を部屋に呼んだ"),
    "ticket.called_again": _("番号札の方をもう一度呼んだ"),
    "ticket.finished": _("番号札の方の相談を終えた"),
    "ticket.issued": _("番号札を出した"),
    "ticket.missed": _("呼んでも来なかったことを記録した"),
    "ticket.parked": _("番号札を取り置いた"),
    "ticket.redirected": _("番号札の方をほかの部屋に案内した"),
    "ticket.released": _("番号札の方が帰ったことを記録した"),
    "ticket.taken_up": _("番号札から相談を始めた"),
}
RECEPTION_TARGETS: Final[Mapping[str, str | Promise]] = {
    "reception.display": _("呼び出し画面"),
    "reception.helpcall": _("応援の呼び出し"),
    "reception.queueticket": _("番号札"),
    "reception.receptionrules": _("受付の決まり"),
}
