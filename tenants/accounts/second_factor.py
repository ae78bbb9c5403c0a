"""The rule on second factors, and how one person stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.accounts.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from tenants.accounts.actor import Actor


class NeededBy(models.TextChoices):
    """Who must use a second factor (2つめの確認が必要な職員)."""

    NOBODY = "nobody", _("まだ求めない")
    ADMINISTRATORS = "administrators", _("管理者だけ")
    EVERYONE = "everyone", _("すべての職員")


def concerns(rule: str, actor: Actor) -> bool:
    """Tell whether a rule asks this person for a second factor; of people outside the city hall it is always asked."""
    if actor.is_partner or rule == NeededBy.EVERYONE:
        return True
    return rule == NeededBy.ADMINISTRATORS and actor.has(Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInState:
    """What the database says about a person's sign-in today."""

    has_second_factor: bool
    rule: str = NeededBy.NOBODY
    planned_rule: str = NeededBy.NOBODY
    planned_from: date | None = None
    has_notice: bool = False

    def is_owed_by(self, actor: Actor) -> bool:
        """Tell whether the person must set a second factor up before anything else."""
        return not self.has_second_factor and concerns(self.rule, actor)

    def owed_from(self, actor: Actor) -> date | None:
        """Return the day from which the person will need one and has none yet, if such a day is announced."""
        return self.planned_from if not self.has_second_factor and concerns(self.planned_rule, actor) else None
