"""A day as people say it: 昭和63年1月7日, S63.1.7, 1988-01-07, 19880107; an era that never had the day is told."""

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mannaka_kit import japanese

_EIGHT_DIGITS: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ERA: Final = re.compile(r"\s*(令和|平成|昭和|大正|明治|[RHSTMrhstm])")


class EraDateField(forms.Field):
    """A day, typed by era or by the western calendar; shown again by era."""

    default_error_messages = {
        "not_a_day": _("日付を読み取れません。例：昭和30年4月1日、S30.4.1、1955-04-01"),
        "not_in_era": _("この年号に、その日付はありません（例えば、平成は31年4月30日までです）。確かめてください。"),
    }

    def to_python(self, value: Any) -> date | None:
        """Return the day that was typed.

        :raises ValidationError: there is no such day.
        """
        if value in self.empty_values or isinstance(value, date):
            return value or None
        typed = japanese.fold_width(str(value)).strip()
        if not typed:
            return None
        try:
            return japanese.parse_date(_EIGHT_DIGITS.sub(r"\1-\2-\3", typed))
        except ValueError as error:
            code = "not_in_era" if _ERA.match(typed) and _is_whole(typed) else "not_a_day"
            raise ValidationError(self.error_messages[code], code=code) from error

    def prepare_value(self, value: Any) -> Any:
        """Show a known day by its era; what was typed is shown as it was typed."""
        return japanese.era_date(value) if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another day was typed than the one that is known."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


def _is_whole(typed: str) -> bool:
    """Tell whether an era is followed by a year, a month and a day."""
    return len(re.findall(r"\d+|元", typed)) == 3  # noqa: PLR2004 - year, month, day
