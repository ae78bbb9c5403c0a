"""The audit's codes on talks by video."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEETING_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "meeting.began": _("ビデオ会議のサービスが、会議の始まりを知らせた"),
    "meeting.cancelled": _("ビデオ相談を取りやめた"),
    "meeting.changed": _("ビデオ会議のサービスで、会議を変えた"),
    "meeting.door_opened": _("ビデオ相談の入り口を開いた"),
    "meeting.ended": _("ビデオ相談が終わった"),
    "meeting.entered": _("ビデオ相談に入室した"),
    "meeting.failed": _("ビデオ相談を用意できなかった"),
    "meeting.gone": _("ビデオ会議が、サービスの側で消されていた"),
    "meeting.left": _("ビデオ相談から退室した"),
    "meeting.made": _("ビデオ会議のサービスに、会議を作った"),
    "meeting.moved": _("ビデオ相談の日時を変えた"),
    "meeting.planned": _("ビデオ相談の準備を始めた"),
    "meeting.purged": _("保存の期間が過ぎたビデオ相談の入退室を消した"),
    "meeting.removed": _("ビデオ会議のサービスから、会議を消した"),
    "meeting.rules_changed": _("ビデオ相談の決まりを変えた"),
    "meeting.tied": _("ビデオ相談を相談に結びつけた"),
    "meeting.tried_again": _("ビデオ相談を、もう一度用意した"),
    "meeting.waited": _("ビデオ相談の待合に入った"),
    "meeting.waits": _("ビデオ相談を、まだ用意できていない"),
}
MEETING_TARGETS: Final[Mapping[str, str | Promise]] = {
    "meetings.meeting": _("ビデオ相談"),
    "meetings.meetingrules": _("ビデオ相談の決まり"),
}
