"""Which period the address asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.reporting.periods import Period
from mannaka_kit.ui.forms import CalmForm


class PeriodForm(CalmForm):
    """From a day to a day; it stands in the address, so that a view can be kept as a bookmark."""

    sends = False

    first = forms.DateField(label=_("この日から"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("この日まで"), widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        """
        Take a period that can be compared with the year before it.

        :raises ValidationError: it runs backwards or over more than a year.
        """
        given = super().clean() or {}
        if "first" in given and "last" in given and not self._period(given).is_countable:
            raise forms.ValidationError({"last": gettext("「この日から」の日から1年以内の、後の日にしてください。")})
        return given

    @staticmethod
    def _period(given: dict[str, Any]) -> Period:
        return Period(first=given["first"], last=given["last"])

    def period(self) -> Period | None:
        """Return the period, None where none was asked for or it cannot be."""
        return self._period(self.cleaned_data) if self.is_valid() else None
