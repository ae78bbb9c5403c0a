"""What a share lets a body do, why one opens nothing at a moment, and how an emergency is judged."""

from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_DAYS: Final = 90
LONGEST: Final = timedelta(days=LONGEST_DAYS)
# Long enough to bring somebody to safety; who needs more asks the person, or calls the conference.
LONGEST_EMERGENCY: Final = timedelta(hours=72)


class ShareAct(models.TextChoices):
    """What a body may do with what it sees (できること)."""

    VIEW = "view", _("見る")
    COMMENT = "comment", _("見て、書き込む")
    LISTEN = "listen", _("見て、相談の場に同席する")


class Closed(models.TextChoices):
    """Why a share opens nothing at a moment (見られない理由)."""

    REVOKED = "revoked", _("取りやめた")
    PLANNED = "planned", _("まだ始まっていない")
    OVER = "over", _("期間が終わった")
    BODY = "body", _("機関か担当者が外れた")
    POLICY = "policy", _("市の決まりで使わない根拠になった")
    SECOND_PERSON = "second_person", _("2人目の確認を待っている")
    AGREEMENT = "agreement", _("協定が有効でない")
    CONSENT = "consent", _("同意が撤回されたか、期限が切れた")
    CLASSES = "classes", _("協定や同意で、伝えてよい情報が残っていない")


class Verdict(models.TextChoices):
    """What the review of an emergency found (緊急の共有の検証)."""

    NEEDED = "needed", _("必要だった")
    NOT_NEEDED = "not_needed", _("必要ではなかった")
