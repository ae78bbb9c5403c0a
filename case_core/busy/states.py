"""Where busy times come from, and why they could not be read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    """How a calendar is read (予定の取り込み方)."""

    FILE = "file", _("ファイル")
    ADDRESS = "address", _("グループウェアのアドレス")


class Failure(models.TextChoices):
    """Why a calendar could not be read (取り込めなかった理由)."""

    HOST = "host", _("このアドレスのサーバーからは、取り込めないことになっています。")
    PRIVATE = "private", _("このアドレスは、庁内の機器を指しています。外から読めるアドレスにしてください。")
    UNREACHABLE = "unreachable", _("サーバーにつながりませんでした。")
    SLOW = "slow", _("サーバーの返事に時間がかかりすぎました。")
    REFUSED = "refused", _("サーバーが、読むことを断りました。アドレスが変わっていないか、確かめてください。")
    LARGE = "large", _("予定が大きすぎます（2MBまで）。")
    NOT_A_CALENDAR = "not_a_calendar", _("カレンダー（.ics）ではありませんでした。")
    MANY = "many", _("予定が多すぎます。")
