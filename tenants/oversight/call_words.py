"""The audit's codes on calls."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CALL_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "call.answered": _("電話システムが、応答を知らせた"),
    "call.called_back": _("かけ直しの結果を記録した"),
    "call.ended": _("電話システムが、通話の終わりを知らせた"),
    "call.listed": _("着信の番号を見た"),
    "call.purged": _("保存の期間が過ぎた着信を消した"),
    "call.rang": _("電話システムが、着信を知らせた"),
    "call.recorded": _("電話システムの録音を着信に結びつけた"),
    "call.rules_changed": _("着信と録音の決まりを変えた"),
    "call.searched": _("電話番号で着信をさがした"),
    "call.taken": _("電話に応対した"),
    "call.tied": _("着信を相談に結びつけた"),
    "call_recording.opened": _("録音がどこにあるかを開いた"),
}
CALL_TARGETS: Final[Mapping[str, str | Promise]] = {
    "calls.callrecord": _("着信"),
    "calls.callrecording": _("録音"),
    "calls.callrules": _("着信と録音の決まり"),
}
