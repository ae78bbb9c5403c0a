"""The figures: translation only."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from case_core.reporting.api.serializers import FiguresSerializer, PeriodFilters
from case_core.reporting.figures import Figures
from case_core.reporting.periods import Period, fiscal_year, fiscal_year_of
from case_core.reporting.policies import READERS
from case_core.reporting.selectors import figures_to_take_out
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import RecordViewSet
from tenants.api_tokens.scopes import Scope


class FiguresViewSet(RecordViewSet):
    """How many came, with what, and how fast they were answered."""

    reads, roles = Scope.FIGURES_READ, READERS
    operations = {"retrieve": ("figures", _("統計（期間と、前の年の同じ期間）"))}
    filters = {"retrieve": PeriodFilters}
    answers = {"retrieve": FiguresSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Figures:  # noqa: ARG002
        """Return the figures; a program takes them out of the house, so it is recorded as that."""
        today = clock.today()
        period = Period(**asked) if asked else fiscal_year(fiscal_year_of(today), today=today)
        return figures_to_take_out(actor, period)
