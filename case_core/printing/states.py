"""The sheets that are printed from a case."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sheet(models.TextChoices):
    """A kind of sheet (用紙)."""

    INTAKE = "intake", _("相談受付票")
    CARRY = "carry", _("つなぐシート")
    HISTORY = "history", _("相談の経過")


# What goes out of the house may leave out what is not the person's own; a carry sheet goes by their consent instead.
REDACTABLE: Final = frozenset({Sheet.INTAKE, Sheet.HISTORY})
