"""What a mail says."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailKind(models.TextChoices):
    """What a mail says (お知らせの種類)."""

    RECEIVED = "received", _("相談を受け付けました")
    ANSWERED = "answered", _("お返事があります")
