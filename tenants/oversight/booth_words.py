"""The audit's codes on booths."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BOOTH_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "booth.rules_changed": _("相談ブースで待つ時間を変えた"),
    "booth_device.code_made": _("相談ブースの登録コードを作った"),
    "booth_device.enrolled": _("相談ブースの端末を登録した"),
    "booth_device.refused": _("相談ブースの登録コードが違った"),
    "booth_device.revoked": _("相談ブースの端末の登録を取り消した"),
    "booth_request.answered": _("相談ブースからの呼び出しを受けた"),
    "booth_request.connected": _("相談ブースと話し始めた"),
    "booth_request.ended": _("相談ブースとの話を終えた"),
    "booth_request.given_up": _("相談ブースからの呼び出しが取りやめになった"),
    "booth_request.opened": _("相談ブースから呼び出した"),
    "booth_request.taken_up": _("相談ブースからの呼び出しから相談を始めた"),
    "booth_request.timed_out": _("相談ブースからの呼び出しにだれも出られなかった"),
    "booth_site.changed": _("相談ブースを変えた"),
    "booth_site.created": _("相談ブースを加えた"),
    "booth_site.ended": _("相談ブースを廃止した"),
}
BOOTH_TARGETS: Final[Mapping[str, str | Promise]] = {
    "booths.boothdevice": _("相談ブースの端末"),
    "booths.boothrequest": _("相談ブースからの呼び出し"),
    "booths.boothrules": _("相談ブースの決まり"),
    "booths.boothsite": _("相談ブース"),
}
