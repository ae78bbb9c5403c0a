"""How it ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """How an audited action ended."""

    DONE = "done", _("実行")
    REFUSED = "refused", _("拒否")
    FAILED = "failed", _("失敗")
