"""What a token may be used for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """A purpose of a token (用途の範囲); the person's roles decide as well, and the narrower of the two holds."""

    CASES_READ = "cases:read", _("相談を読む")
    CASES_WRITE = "cases:write", _("相談を受け付ける・書き込む")
    HANDOVERS_READ = "handovers:read", _("引き継ぎを読む")
    HANDOVERS_WRITE = "handovers:write", _("引き継ぐ・回答する")
    SUMMONSES_READ = "summonses:read", _("呼び出しを読む")
    SUMMONSES_WRITE = "summonses:write", _("呼び出す・呼び出しに答える")
    RECORDS_READ = "records:read", _("限定記録を読む")
    RECORDS_WRITE = "records:write", _("限定記録に書き込む")
    INCIDENTS_READ = "incidents:read", _("窓口での出来事を読む")
    INCIDENTS_WRITE = "incidents:write", _("窓口での出来事を記録する・決める")
    FIGURES_READ = "figures:read", _("統計を読む")
    ORGANISATION_READ = "organisation:read", _("課・開所時間・市の決まりを読む")
    ORGANISATION_WRITE = "organisation:write", _("開所時間・部屋・市の決まりを変える")
    ROSTER_READ = "roster:read", _("当番表を読む")
    ROSTER_WRITE = "roster:write", _("当番表を変える")
    BOOKINGS_READ = "bookings:read", _("予約を読む")
    BOOKINGS_WRITE = "bookings:write", _("予約を取る・変える")
    RECEPTION_READ = "reception:read", _("受付の番号を読む")
    RECEPTION_WRITE = "reception:write", _("番号を出す・呼ぶ")
