"""What a person may be in a city."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A role of a member of staff (役割)."""

    ADMINISTRATOR = "administrator", _("管理者")
    CENTRE_STAFF = "centre_staff", _("相談センター職員")
    SECTION_STAFF = "section_staff", _("担当課職員")
    AUDITOR = "auditor", _("監査担当")


class Standing(models.TextChoices):
    """How a grant stands on a day (状態)."""

    IN_FORCE = "in_force", _("有効")
    PLANNED = "planned", _("予定")
    OVER = "over", _("期間終了")
    REVOKED = "revoked", _("解除済み")
