"""The forms of which a half-written text is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormName(models.TextChoices):
    """Which form a draft belongs to (書きかけの種類)."""

    INTAKE = "intake", _("新しい相談")
    CONTACT = "case.contact", _("記録する")
    REPLY = "case.reply", _("お返事を書く")
    CLOSE = "case.close", _("終了する")
    REOPEN = "case.reopen", _("再開する")
    HAND_OVER = "handover.send", _("引き継ぐ")
    WAIVE = "handover.waive", _("回答を待たずに進める")
    REPORT = "handover.report", _("回答する")
    RETURN = "handover.return", _("差し戻す")


# Who writes in these forms; all others are the centre's.
SECTIONS_FORMS = frozenset({FormName.REPORT, FormName.RETURN})
