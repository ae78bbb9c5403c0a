"""The audit's codes of what comes in by channels, in the auditor's words."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DELIVERY_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "delivery.not_passed_on": _("受信をほかのシステムに渡せないまま、あきらめた"),
    "delivery.purged": _("保管期限の過ぎた受信を消した"),
    "delivery.replayed": _("読み取れなかった受信を読み直した"),
    "received_event.replayed": _("会話に入れられなかった受信を入れ直した"),
}
DELIVERY_TARGETS: Final[Mapping[str, str | Promise]] = {
    "deliveries.delivery": _("受信"),
    "deliveries.receivedevent": _("受信したできごと"),
}
