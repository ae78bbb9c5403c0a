"""What kinds of restricted records there are, who may read them, and how a look in an emergency is judged."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

LEAST_MINUTES: Final = 10
MOST_MINUTES: Final = 480
MINUTES_OPEN: Final = 60


class CompartmentKind(models.TextChoices):
    """Why a record is kept apart (限定記録の種類); only those who may read it see which kind it is."""

    COUNSELLING = "counselling", _("心理相談の記録")
    ABUSE = "abuse", _("虐待に関する記録")
    SEPARATE = "separate", _("法令により別に管理する記録")


class Readers(models.TextChoices):
    """Who reads a restricted record beside its members (閲覧できる役割)."""

    MEMBERS = "members", _("指名された職員だけ")
    HEADS = "heads", _("指名された職員と、相談センターの責任者")


class Verdict(models.TextChoices):
    """What the review of a look in an emergency found (緊急閲覧の検証)."""

    NEEDED = "needed", _("必要だった")
    NOT_NEEDED = "not_needed", _("必要ではなかった")
