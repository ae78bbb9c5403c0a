"""What an auditor looks for."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mannaka_kit.audit.selectors import Filters
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.accounts.actor import Actor
from tenants.oversight.areas import AREAS
from tenants.oversight.selectors import case_id_of, user_id_of

_NOTHING: Final = 0


class AuditFilterForm(CalmForm):
    """Filters in the address, so that a view of the log can be kept as a bookmark."""

    sends = False
    action = forms.ChoiceField(label=_("操作"), choices=[("", _("すべて")), *AREAS.items()], required=False)
    case = PlainTextField(label=_("受付番号"), limit=16, required=False, widget=forms.TextInput)
    staff = PlainTextField(label=_("職員のユーザー名"), limit=150, required=False, widget=forms.TextInput)
    since = forms.DateField(label=_("この日から"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("この日まで"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def filters(self, viewer: Actor) -> Filters:
        """Return the filters that were given; none where the form is not valid."""
        given: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        until = given.get("until")
        return Filters(
            action=given.get("action") or "",
            case_id=_found(given.get("case"), partial(case_id_of, viewer)),
            actor_id=_found(given.get("staff"), partial(user_id_of, viewer)),
            since=_midnight(given.get("since")),
            until=_midnight(until + timedelta(days=1)) if until else None,
        )


def _found(name: str | None, look_up: Callable[[str], int | None]) -> int | None:
    """Return the id of what was named; an id that nothing has where there is no such thing."""
    return (look_up(name) or _NOTHING) if name else None


def _midnight(day: Any) -> datetime | None:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(settings.TIME_ZONE)) if day else None
