"""Forms that take a list of holidays."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm
from tenants.hours.holiday_file import MOST_BYTES, read_text


class HolidayFileForm(CalmForm):
    """The Cabinet Office's file, to be tried out."""

    sends = False
    file = forms.FileField(
        label=_("祝日のファイル"),
        help_text=_("内閣府の「国民の祝日」のページにある syukujitsu.csv を、開かずにそのまま選んでください。"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> Any:
        """Return the file, if it is as small as a list of holidays.

        :raises ValidationError: if it is not.
        """
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(gettext("ファイルが大きすぎます（1MBまで）。祝日のファイルを選んでください。"))
        return file


class HolidayTextForm(CalmForm):
    """A file that was tried out, to be taken in."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)

    def clean(self) -> dict[str, Any]:
        """Read the text again: what comes back from a browser is not yet a list of holidays."""
        data = super().clean() or self.cleaned_data
        found = read_text(data.get("text", ""))
        for error in found.errors:
            self.add_error(None, error.words)
        data["listed"] = found.listed
        return data
