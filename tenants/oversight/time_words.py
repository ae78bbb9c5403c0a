"""The audit's codes on the centre's time: opening hours, bookings, and the duty roster."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TIME_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "booking.booked": _("予約した"),
    "booking.came": _("予約した方が来たことを記録した"),
    "booking.cancelled": _("予約を取り消した"),
    "booking.held": _("時間を取り置いた"),
    "booking.listed": _("予約の一覧を見た"),
    "booking.mailed": _("予約をメールで知らせた"),
    "booking.moved": _("予約の日時を変えた"),
    "booking.no_show": _("来なかったことを記録した"),
    "booking.read": _("予約を見た"),
    "booking.refused": _("予約番号か合言葉が違った"),
    "booking.released": _("取り置きをやめた"),
    "booking.reminded": _("前の日にメールで知らせた"),
    "booking.rules_changed": _("予約の決まりを変えた"),
    "booking.taken_up": _("予約から相談を始めた"),
    "booking_offer.changed": _("予約の枠を変えた"),
    "booking_offer.created": _("予約の枠を加えた"),
    "booking_offer.ended": _("予約の枠の廃止を決めた"),
    "absence.added": _("休みを登録した"),
    "absence.removed": _("休みを取り消した"),
    "counsellor.changed": _("相談員の内容を変えた"),
    "counsellor.created": _("相談員を加えた"),
    "duty.added": _("当番を加えた"),
    "duty.changed": _("当番を変えた"),
    "duty.removed": _("当番を外した"),
    "proposal.adopted": _("当番表の案を採用した"),
    "proposal.asked": _("当番表の案を頼んだ"),
    "proposal.begun": _("当番表の案を作り始めた"),
    "proposal.discarded": _("当番表の案を取りやめた"),
    "proposal.failed": _("当番表の案が途中で止まった"),
    "proposal.solved": _("当番表の案ができた、または作れなかった"),
    "wish.added": _("当番の希望を登録した"),
    "wish.removed": _("当番の希望を取り消した"),
    "hours.change_withdrawn": _("時間の変更を取り消した"),
    "hours.holidays_imported": _("祝日の一覧を取り込んだ"),
    "hours.way_added": _("受付方法を加えた"),
    "hours.way_changed": _("受付方法を変えた"),
    "hours.year_end_changed": _("年末年始の期間を変えた"),
    "hours.changed": _("開所時間を変えた"),
    "hours.special_day_added": _("特別の日を加えた"),
    "hours.special_day_removed": _("特別の日を取り消した"),
    "roster.rules_changed": _("当番表の決まりを変えた"),
}
TIME_TARGETS: Final[Mapping[str, str | Promise]] = {
    "bookings.booking": _("予約"),
    "bookings.bookingoffer": _("予約の枠"),
    "bookings.bookingrules": _("予約の決まり"),
    "roster.counsellor": _("相談員"),
    "roster.duty": _("当番"),
    "roster.proposal": _("当番表の案"),
    "roster.rosterrules": _("当番表の決まり"),
    "hours.regularhours": _("開所時間"),
    "hours.specialday": _("特別の日"),
    "hours.way": _("受付方法"),
    "hours.yearend": _("年末年始の期間"),
}
