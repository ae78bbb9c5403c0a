"""The audit's codes on sessions in which bodies listen."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LISTENING_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "listening.planned": _("同席の場を用意した"),
    "listening.opened": _("同席の場を始めた"),
    "listening.ended": _("同席の場を終えた"),
    "listening.called_off": _("同席の場を取りやめた"),
    "listening.read": _("同席の場を見た"),
    "share.viewed_listening": _("関係機関が、同席の場を見た"),
    "listening.seated": _("同席の場に席を用意した"),
    "listening.agreed": _("機関の同席に、ご本人が同意した"),
    "listening.refused": _("機関の同席を、ご本人が断った"),
    "listening.withdrawn": _("機関の同席への同意を、ご本人が取り消した"),
    "listening.came": _("関係機関が、同席の場に入室した"),
    "listening.left": _("関係機関が、同席の場から退室した"),
    "listening.note": _("同席の場にメモを書いた"),
    "listening.fact": _("同席の場に、一緒に確かめる事実を書いた"),
    "listening.proposal": _("関係機関が、同席の場で提案した"),
    "listening.put_aside": _("関係機関の提案を見送った"),
    "listening.confirmed": _("関係機関が、事実を確かめた"),
    "listening.differing": _("関係機関が、異なる見方を残した"),
    "listening.record_confirmed": _("関係機関が、同席の場の記録を確かめた"),
}
LISTENING_TARGETS: Final[Mapping[str, str | Promise]] = {
    "listening.listeningsession": _("同席の場"),
    "listening.listeningentry": _("同席の場の記録"),
}
LISTENING_AREAS: Final[Mapping[str, str | Promise]] = {"listening.": _("同席の場")}
