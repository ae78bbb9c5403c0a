"""A month as people write it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mannaka_kit.japanese import fold_width, parse_date

_FIRST_YEAR = 1989


class MonthField(forms.Field):
    """A month: 2026-01, 2026年1月, 令和8年1月 or R8.1; kept as its first day."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("年と月を読み取れませんでした。2026-01 か 令和8年1月 の形で入力してください。"),
    }

    def to_python(self, value: Any) -> date | None:
        """Read the month; an empty field is none.

        :raises ValidationError: it is no month, or none of an era that had it.
        """
        if value in self.empty_values:
            return None
        text = fold_width(str(value)).strip()
        try:
            day = parse_date(f"{text}1日" if text.endswith("月") else f"{text}-1")
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if day.year < _FIRST_YEAR:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day

    def prepare_value(self, value: Any) -> Any:
        """Show a month that is known."""
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Show again what came, with a visible sign where a character cannot be shown."""
        shown = super().bound_data(data, initial)
        return shown.encode(errors="replace").decode() if isinstance(shown, str) else shown
