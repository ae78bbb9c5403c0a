"""What an auditor looks for."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mannaka_kit.audit.selectors import Filters
from mannaka_kit.ui.forms import CalmForm
from tenants.oversight.words import AREAS


class AuditFilterForm(CalmForm):
    """Filters in the address, so that a view of the log can be kept as a bookmark."""

    sends = False
    action = forms.ChoiceField(label=_("操作"), choices=[("", _("すべて")), *AREAS.items()], required=False)
    case_id = forms.IntegerField(label=_("相談の内部番号"), min_value=1, required=False)
    actor_id = forms.IntegerField(label=_("職員の内部番号"), min_value=1, required=False)
    since = forms.DateField(label=_("この日から"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("この日まで"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def filters(self) -> Filters:
        """Return the filters that were given; none where the form is not valid."""
        given: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        until = given.get("until")
        return Filters(
            action=given.get("action") or "",
            case_id=given.get("case_id"),
            actor_id=given.get("actor_id"),
            since=_midnight(given.get("since")),
            until=_midnight(until + timedelta(days=1)) if until else None,
        )


def _midnight(day: Any) -> datetime | None:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(settings.TIME_ZONE)) if day else None
