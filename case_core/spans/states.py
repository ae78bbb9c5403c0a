"""What a span may be, and how a stay at a desk ends."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpanKind(models.TextChoices):
    """What a span tells (区分)."""

    AT_DESK = "at_desk", _("この窓口にありました")
    NOBODYS = "nobodys", _("だれの手にもありませんでした")
    RETOLD = "retold", _("もう一度話していただきました")


class SpanEnding(models.TextChoices):
    """How a stay at a desk ended (終わり方)."""

    PASSED_ON = "passed_on", _("課に引き継ぎました")
    REPORTED = "reported", _("回答しました")
    RETURNED = "returned", _("差し戻しました")
    WAIVED = "waived", _("センターが回答を待たずに進めました")
    CLOSED = "closed", _("相談が終了しました")
